import type { ObjectiveShape } from './BatchObjective';
import { SIF_COEFFICIENT } from './prepareTargets';

/**
 * The recipe of the starter. What `settled` holds was chosen on the development sets, int8 at 256 dimensions. STSb dev
 * de, en, es, zh, Cranfield nDCG@10, and fused with BM25: refined 74.0, 77.9, 75.8, 73.7, 29.2, 38.4; with the share
 * carried over 75.4, 79.0, 77.0, 74.4, 29.2, 38.3; and with the lower SIF coefficient 75.6, 79.5, 77.2, 74.7, 29.2, 38.6.
 * Shares of 0.2 and 0.28 and coefficients of 1e-4 and 3e-4 measured within what these sets can tell apart.
 */
export const recipe = {
  dimensions: 256,
  closedForm: { passes: 1, iterations: 16 },
  /** Pieces that stay: with them model and tokenizer have less than 18 MB. */
  vocabulary: 61_000,
  refinement: { epochs: 6, rate: 0.008, seeds: 2 },
  settled: { carriedShare: 0.35, sif: { from: SIF_COEFFICIENT, to: 2e-4 } },
} as const;

/** Passages in a batch; of fewer passages, as many as can be multiplied at once. */
const BATCH = 512;

/**
 * The losses of the refinement, for embeddings of a multiple of 16 dimensions: for all, half and a quarter of them.
 *
 * @param passages there are to learn from: four or more.
 */
export function refinementObjective(
  teacherDimensions: number,
  dimensions: number,
  passages: number = BATCH,
): ObjectiveShape {
  return {
    size: Math.min(BATCH, passages - (passages % 4)),
    levels: [
      { dimensions: dimensions / 4, weight: 0.25, gram: 0 },
      { dimensions: dimensions / 2, weight: 0.5, gram: 0 },
      { dimensions, weight: 1, gram: 100 },
    ],
    teacherDimensions,
    weights: { contrastive: 0.5, match: 5, neighbours: 1.5, spread: 0, temperature: 0.05, duplicateAbove: 0.98 },
  };
}
