import type { LossTarget } from './SimilarityLoss';

/** One hard negative for each row. */
export interface HardNegatives {
  /** Of each row's query with its hard negative. */
  readonly cosines: Float32Array;
  /** As long; the weighted gradient is added. */
  readonly gradient: Float32Array;
}

export interface ContrastiveOptions {
  /** τ; cosines are divided by it. */
  readonly temperature: number;
  /** `size × size`: what is not 0 is a duplicate of the row's own positive, and no negative. */
  readonly duplicates?: Uint8Array;
  readonly hard?: HardNegatives;
}

/** α of the hardness weight (EmbeddingGemma, arXiv 2509.20354, section 2.2). */
const HARDNESS = 5;

/**
 * Noise-contrastive estimation with in-batch negatives (L_C of EmbeddingGemma, arXiv 2509.20354): the mean of
 * `−log(e^(s_ii/τ) / (w_i · e^(h_i/τ) + Σ_j e^(s_ij/τ)))` over rows i, where j leaves out duplicates and h_i is the
 * cosine with the hard negative, weighted by `w_i = e^(5·h_i)` through which no gradient flows.
 *
 * `cosines[i, j]` is of query i with positive j.
 */
export function contrastiveLoss(target: LossTarget, { temperature, duplicates, hard }: ContrastiveOptions): number {
  const { cosines, size, gradient, weight } = target;
  const shares = new Float64Array(size);
  const scale = weight / (size * temperature);
  let loss = 0;
  for (let row = 0; row < size; row++) {
    const start = row * size;
    let greatest = -Infinity;
    for (let column = 0; column < size; column++) greatest = Math.max(greatest, cosines[start + column]!);
    const hardCosine = hard?.cosines[row];
    if (hardCosine !== undefined) greatest = Math.max(greatest, hardCosine);
    let sum = 0;
    for (let column = 0; column < size; column++) {
      const masked = column !== row && duplicates !== undefined && duplicates[start + column] !== 0;
      const share = masked ? 0 : Math.exp((cosines[start + column]! - greatest) / temperature);
      shares[column] = share;
      sum += share;
    }
    const hardShare =
      hardCosine === undefined ? 0 : Math.exp(HARDNESS * hardCosine + (hardCosine - greatest) / temperature);
    sum += hardShare;
    loss += Math.log(sum) - (cosines[start + row]! - greatest) / temperature;
    for (let column = 0; column < size; column++) gradient[start + column]! += (scale * shares[column]!) / sum;
    gradient[start + row]! -= scale;
    if (hard) hard.gradient[row]! += (scale * hardShare) / sum;
  }
  return (weight * loss) / size;
}
