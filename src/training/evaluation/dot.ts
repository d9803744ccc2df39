/** The inner product of one row of each of two row-major matrices. */
export function dot(
  rows: Float32Array,
  row: number,
  otherRows: Float32Array,
  otherRow: number,
  dimensions: number,
): number {
  const start = row * dimensions;
  const otherStart = otherRow * dimensions;
  let sum = 0;
  for (let d = 0; d < dimensions; d++) sum += rows[start + d]! * otherRows[otherStart + d]!;
  return sum;
}
