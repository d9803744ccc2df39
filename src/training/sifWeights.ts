/**
 * Smooth inverse frequency (Arora, Liang and Ma 2017): `a / (a + p)`, where p is a token's share of all tokens.
 *
 * @param counts how often each token occurs.
 * @param coefficient a: 1e-3 or 1e-4, which measured alike.
 */
export function sifWeights(counts: ArrayLike<number>, coefficient: number): Float32Array<ArrayBuffer> {
  const total = Array.from(counts).reduce((sum, count) => sum + count, 0);
  return Float32Array.from(counts, (count) => coefficient / (coefficient + count / total));
}
