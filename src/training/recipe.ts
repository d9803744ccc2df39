import type { ObjectiveShape } from './BatchObjective';

/**
 * The recipe of the starter. `plainShare` was chosen on the development sets, int8 at 256 dimensions: of 0.1, 0.15, 0.2
 * and 0.25 it is the best when fused with BM25, by less than the sets can tell apart. Without it, and with it: STSb dev
 * en 78.2 and 78.6, de 74.3 and 74.9, es 75.9 and 76.4, zh 73.6 and 74.0; Cranfield nDCG@10 29.8 and 29.6, fused with
 * BM25 38.3 and 38.5.
 */
export const recipe = {
  dimensions: 256,
  closedForm: { passes: 1, iterations: 16 },
  /** Pieces that stay: with them model and tokenizer have less than 18 MB. */
  vocabulary: 61_000,
  refinement: { epochs: 6, rate: 0.008, seeds: 2, plainShare: 0.15 },
} as const;

/** The losses of the refinement, for a teacher whose rows have so many numbers. */
export function refinementObjective(teacherDimensions: number): ObjectiveShape {
  return {
    size: 512,
    levels: [
      { dimensions: 64, weight: 0.25, gram: 0 },
      { dimensions: 128, weight: 0.5, gram: 0 },
      { dimensions: 256, weight: 1, gram: 100 },
    ],
    teacherDimensions,
    weights: { contrastive: 0.5, match: 5, neighbours: 1.5, spread: 0, temperature: 0.05, duplicateAbove: 0.98 },
  };
}
