import type { LossTarget } from './SimilarityLoss';

/** Matching of similarity matrices: the mean squared difference of all cosines, `Σ (s_ij − t_ij)² / B²`. */
export function gramLoss({ cosines, size, gradient, weight }: LossTarget, teacherCosines: Float32Array): number {
  const scale = weight / (size * size);
  let sum = 0;
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      if (row === column) continue;
      const difference = cosines[row * size + column]! - teacherCosines[row * size + column]!;
      sum += difference * difference;
      gradient[row * size + column]! += 2 * scale * difference;
    }
  }
  return scale * sum;
}
