import { ClusteredRows } from '../../../src/index/testing/clusteredRows';
import type { BenchFill, BenchRanked } from './SearchBenchApi';
import { TextRows } from './TextRows';
import { Truth } from './Truth';

export const DIMENSIONS = 256;
/** Neighbours in the truth. */
const NEIGHBOURS = 100;
/** Rows made, compared and appended at a time. */
const BLOCK_ROWS = 4096;

/** Draws rows, the same ones each time, and gives them to `append`, block by block; `first` is the number of the block's first row. */
export async function drawRows(
  { of, rows, queries: count, clusters }: Omit<BenchFill, 'index'>,
  append: (block: Float32Array, first: number) => Promise<void> | void,
): Promise<BenchRanked> {
  const drawn =
    of === 'texts' ? await TextRows.load() : new ClusteredRows({ dimensions: DIMENSIONS, seed: 1, clusters });
  const queries = drawn.take(count);
  const truth = new Truth(queries, DIMENSIONS, NEIGHBOURS, BLOCK_ROWS);
  for (let first = 0; first < rows; first += BLOCK_ROWS) {
    const block = drawn.take(Math.min(BLOCK_ROWS, rows - first));
    truth.add(block);
    await append(block, first);
  }
  return { queries, truth: truth.ranked() };
}
