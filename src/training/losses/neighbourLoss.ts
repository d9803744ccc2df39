import type { LossTarget } from './SimilarityLoss';

/**
 * How each row's similarity is spread over the others: softmax of the cosines over τ, without the row itself. What
 * `neighbourLoss` compares with.
 *
 * @param cosines `size × size`.
 */
export function neighbourShares(cosines: Float32Array, size: number, temperature: number): Float32Array {
  const shares = new Float32Array(size * size);
  for (let row = 0; row < size; row++) {
    const start = row * size;
    let sum = 0;
    for (let column = 0; column < size; column++) {
      if (column === row) continue;
      const share = Math.exp((cosines[start + column]! - 1) / temperature);
      shares[start + column] = share;
      sum += share;
    }
    for (let column = 0; column < size; column++) shares[start + column]! /= sum;
  }
  return shares;
}

/**
 * Matching of similarity distributions: the mean cross-entropy of the batch's `neighbourShares` to the teacher's. Least,
 * but not 0, when both are equal.
 *
 * @param teacherShares the teacher's `neighbourShares`.
 */
export function neighbourLoss(target: LossTarget, teacherShares: Float32Array, temperature: number): number {
  const { cosines, size, gradient, weight } = target;
  const shares = neighbourShares(cosines, size, temperature);
  const scale = weight / (size * temperature);
  let loss = 0;
  for (let row = 0; row < size; row++) {
    const start = row * size;
    const other = row === 0 ? 1 : 0;
    // log Σ e^((s − 1)/τ), from any one share.
    const logSum = (cosines[start + other]! - 1) / temperature - Math.log(shares[start + other]!);
    for (let column = 0; column < size; column++) {
      if (column === row) continue;
      const teacher = teacherShares[start + column]!;
      loss += teacher * (logSum - (cosines[start + column]! - 1) / temperature);
      gradient[start + column]! += scale * (shares[start + column]! - teacher);
    }
  }
  return (weight * loss) / size;
}
