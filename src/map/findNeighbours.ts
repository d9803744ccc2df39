import { makeDenseIndex } from '../index/makeDenseIndex';
import type { QuantisedRows } from '../index/quantiseRows';
import { takeTurn, type LongWork } from './LongWork';
import { writeRow } from './selectRows';

/** The closest rows of each row, nearest first: `count` for each, row-major. */
export interface Neighbours {
  readonly count: number;
  readonly rows: Int32Array;
  /** Cosine distances, 0 … 2, none negative. */
  readonly distances: Float32Array;
}

/** Searches between two turns: some milliseconds. */
const SEARCHES_AT_ONCE = 32;

/**
 * For each row of `of` its closest rows among `rows`, found by the kernels of the index: exactly, among up to 20,000.
 * Equal distances in the order of the rows.
 *
 * @param count at most the number of `rows`; without the row itself, where `of` is `rows`: one less.
 */
export async function findNeighbours(
  of: QuantisedRows,
  rows: QuantisedRows,
  count: number,
  work: LongWork,
): Promise<Neighbours> {
  const index = makeDenseIndex(rows.dimensions);
  index.append(rows);
  while (index.prepare()) await takeTurn(work);
  const total = of.scales.length;
  const isSelf = of === rows;
  const neighbours = { count, rows: new Int32Array(total * count), distances: new Float32Array(total * count) };
  const query = new Float32Array(rows.dimensions);
  for (let row = 0; row < total; row++) {
    if (row % SEARCHES_AT_ONCE === 0) {
      await takeTurn(work);
      work.onProgress(row / total);
    }
    writeRow(of, row, query);
    const found = await index.search(query, { limit: isSelf ? count + 1 : count });
    // A row may not be the first of several like it, or not be found at all.
    const others = (isSelf ? found.filter((each) => each.row !== row) : found).slice(0, count);
    for (const [position, { row: other, score }] of others.entries()) {
      neighbours.rows[row * count + position] = other;
      neighbours.distances[row * count + position] = Math.max(0, 1 - score);
    }
  }
  work.onProgress(1);
  return neighbours;
}
