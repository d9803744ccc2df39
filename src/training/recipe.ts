import type { ObjectiveShape } from './BatchObjective';

/** The recipe of the starter, each number measured. */
export const recipe = {
  dimensions: 256,
  closedForm: { passes: 1, iterations: 16 },
  refinement: { epochs: 6, rate: 0.008, seeds: 2, settled: 0.3 },
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
