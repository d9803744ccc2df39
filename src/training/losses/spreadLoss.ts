import type { LossTarget } from './SimilarityLoss';

/**
 * Spread-out regulariser (L_S of EmbeddingGemma, arXiv 2509.20354; the second moment of GOR, Zhang et al. 2017): the
 * mean squared cosine of two different rows, `Σ_{i≠j} s_ij² / (B·(B − 1))`.
 */
export function spreadLoss({ cosines, size, gradient, weight }: LossTarget): number {
  const scale = weight / (size * (size - 1));
  let sum = 0;
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      if (row === column) continue;
      const cosine = cosines[row * size + column]!;
      sum += cosine * cosine;
      gradient[row * size + column]! += 2 * scale * cosine;
    }
  }
  return scale * sum;
}
