/** A length below this counts as this, so that a row of zeros stays one (`torch.nn.functional.normalize`). */
const TINY_LENGTH = 1e-12;

/**
 * Writes the first `target.length` numbers of a row, scaled to length 1 (Matryoshka, arXiv 2205.13147).
 *
 * @param row at least as long as `target`.
 */
export function cutRow(target: Float32Array, row: Float32Array): void {
  let squares = 0;
  for (let d = 0; d < target.length; d++) squares += row[d]! * row[d]!;
  const factor = 1 / Math.max(Math.sqrt(squares), TINY_LENGTH);
  for (let d = 0; d < target.length; d++) target[d] = row[d]! * factor;
}
