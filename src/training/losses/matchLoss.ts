import type { LossTarget } from './SimilarityLoss';

/** Embedding matching (L_D of EmbeddingGemma, arXiv 2509.20354): the mean of 1 − cosine with the teacher's own row. */
export function matchLoss({ cosines, size, gradient, weight }: LossTarget): number {
  let sum = 0;
  for (let row = 0; row < size; row++) {
    sum += 1 - cosines[row * size + row]!;
    gradient[row * size + row]! -= weight / size;
  }
  return (weight * sum) / size;
}
