/**
 * Divides a row by the root mean square of its entries and scales each entry: `x / √(mean(x²) + ε) · (1 + w)`
 * (arXiv 1910.07467). Gemma stores the gain less one: a weight of zero does not scale.
 *
 * @param weights `[row.length]`
 */
export function rmsNorm(row: Float64Array, weights: Float32Array, epsilon: number): Float64Array {
  let squares = 0;
  for (const value of row) squares += value * value;
  const rootMeanSquare = Math.sqrt(squares / row.length + epsilon);
  const scaled = new Float64Array(row.length);
  for (let d = 0; d < row.length; d++) scaled[d] = (row[d]! / rootMeanSquare) * (1 + weights[d]!);
  return scaled;
}
