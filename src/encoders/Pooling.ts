import type { TokenIds } from './tokenizers/TokenIds';

/** Sums the weighted rows of a static model's tokens. */
export interface Pooling {
  /**
   * Writes the sum of the tokens' rows, each times its weight, L2-normalised, into `rows` from `at` on (`dimensions`
   * values): zeros where the sum is 0.
   */
  pool(ids: TokenIds, rows: Float32Array, at: number): void;
}

/** Keeps the division finite for a text without known tokens (as in Model2Vec). */
const TINY_NORM = 1e-32;

/** Writes a sum with length 1 into `rows` from `at` on, or zeros. */
export function writeNormalised(sum: Float64Array, rows: Float32Array, at: number): void {
  // Four sums, as the kernel adds up: one alone waits for each addition.
  const squares: [number, number, number, number] = [0, 0, 0, 0];
  for (const [d, value] of sum.entries()) squares[d % 4]! += value * value;
  const factor = 1 / (Math.sqrt(squares[0] + squares[2] + (squares[1] + squares[3])) + TINY_NORM);
  for (const [d, value] of sum.entries()) rows[at + d] = value * factor;
}
