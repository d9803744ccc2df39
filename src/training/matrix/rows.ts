/** A row shorter than this stays as it is. */
const TINY_LENGTH = 1e-12;

/** Scales each packed row to length 1, in place. */
export function normaliseRows(rows: Float32Array, dimensions: number): void {
  for (let start = 0; start < rows.length; start += dimensions) {
    let squares = 0;
    for (let d = 0; d < dimensions; d++) squares += rows[start + d]! ** 2;
    const length = Math.sqrt(squares);
    if (length < TINY_LENGTH) continue;
    for (let d = 0; d < dimensions; d++) rows[start + d]! /= length;
  }
}

/**
 * Subtracts from each packed row the mean of its group, in place.
 *
 * @param zeros rows of zeros that count with each group's, so that the mean of a small group, which is little known, is
 *   taken for smaller than it looks.
 */
export function centreRows(
  rows: Float32Array,
  dimensions: number,
  groupOf: (row: number) => string,
  { zeros = 0 } = {},
): void {
  const means = new Map<string, { readonly sum: Float64Array; count: number }>();
  const count = rows.length / dimensions;
  for (let row = 0; row < count; row++) {
    const group = groupOf(row);
    const mean = means.get(group) ?? { sum: new Float64Array(dimensions), count: zeros };
    means.set(group, mean);
    mean.count++;
    for (let d = 0; d < dimensions; d++) mean.sum[d]! += rows[row * dimensions + d]!;
  }
  for (let row = 0; row < count; row++) {
    const mean = means.get(groupOf(row))!;
    for (let d = 0; d < dimensions; d++) rows[row * dimensions + d]! -= mean.sum[d]! / mean.count;
  }
}

/** The columns from `first` to `end`, packed. */
export function cutColumns(
  rows: Float32Array,
  dimensions: number,
  first: number,
  end: number,
): Float32Array<ArrayBuffer> {
  const width = end - first;
  const part = new Float32Array((rows.length / dimensions) * width);
  for (let row = 0; row * width < part.length; row++) {
    part.set(rows.subarray(row * dimensions + first, row * dimensions + end), row * width);
  }
  return part;
}

/** Writes packed rows into columns of wider ones, from column `first` on. */
export function pasteColumns(
  rows: Float32Array,
  dimensions: number,
  first: number,
  part: Float32Array,
  width: number,
): void {
  for (let row = 0; row * width < part.length; row++) {
    rows.set(part.subarray(row * width, (row + 1) * width), row * dimensions + first);
  }
}

/** The rows with these numbers, packed, in their order. */
export function pickRows(rows: Float32Array, dimensions: number, numbers: Int32Array): Float32Array<ArrayBuffer> {
  const picked = new Float32Array(numbers.length * dimensions);
  for (const [position, row] of numbers.entries()) {
    picked.set(rows.subarray(row * dimensions, (row + 1) * dimensions), position * dimensions);
  }
  return picked;
}
