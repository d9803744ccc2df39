import type { TokenIds } from './tokenizers/TokenIds';

/** Sums the weighted rows of a static model's tokens. */
export interface Pooling {
  /**
   * Writes the sum of the tokens' rows, each times its weight, L2-normalised, into `row` (`dimensions` values). The row
   * is 0 where the sum is.
   */
  pool(ids: TokenIds, row: Float32Array): void;
}

/** Keeps the division finite for a text without known tokens (as in Model2Vec). */
const TINY_NORM = 1e-32;

/** Writes a sum with length 1 into `row`, or zeros. */
export function writeNormalised(sum: Float32Array | Float64Array, row: Float32Array): void {
  let squares = 0;
  for (let d = 0; d < row.length; d++) squares += sum[d]! * sum[d]!;
  const factor = 1 / (Math.sqrt(squares) + TINY_NORM);
  for (let d = 0; d < row.length; d++) row[d] = sum[d]! * factor;
}
