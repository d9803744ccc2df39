import type { QuantisedRows } from './quantiseRows';

/** A row and how close it is to the query. */
export interface RankedRow {
  readonly row: number;
  /** Dot product of query and row: the cosine, where both have length 1. */
  readonly score: number;
}

export interface DenseSearchOptions {
  /** At most this many rows. */
  readonly limit: number;
  /** Only these rows: bit `row % 8` of byte `row >> 3`. Rows beyond its end are left out. By default all rows. */
  readonly only?: Uint8Array;
  readonly signal?: AbortSignal;
  /** Awaited between slices of a long scan, so that the caller can let other work go first. */
  readonly pause?: () => Promise<void>;
}

/**
 * Ranks rows by closeness to a query. Rows are numbered from 0 in the order in which they were appended.
 *
 * Guarantees: `search` compares the query with every row that is not removed and gives the best ones by falling score,
 * equal scores by rising row. Rows appended during a search may be missing from its answer. An implementation that may
 * miss a row says so.
 */
export interface DenseIndex {
  readonly dimensions: number;
  /** Rows appended since the last `compact`, removed ones included. */
  readonly rows: number;
  readonly removedRows: number;
  /**
   * Adds rows at the end and gives the first one's number.
   *
   * @throws RangeError when the rows have another dimension.
   */
  append(rows: QuantisedRows): number;
  /**
   * Does about a millisecond of the work that `append` leaves: what makes searches of many rows fast. Answers are right
   * without it.
   *
   * @returns whether there is more.
   */
  prepare(): boolean;
  /** Leaves a row out of all later answers. Removing a row twice changes nothing. */
  remove(row: number): void;
  /** Gives the memory of removed rows back and numbers the others anew, keeping their order. */
  compact(): void;
  /**
   * @throws RangeError when the query has another dimension or holds a value that is not finite.
   * @throws the signal's reason when aborted.
   */
  search(query: Float32Array, options: DenseSearchOptions): Promise<readonly RankedRow[]>;
  /**
   * How close some rows are to a query, in their order: exactly the scores that `search` gives them; NaN for rows that are
   * removed or not there. A row takes about 0.3 µs.
   *
   * @throws RangeError as `search`.
   */
  compare(query: Float32Array, rows: readonly number[]): Float64Array;
}

/** @throws RangeError when a query does not fit an index. */
export function checkQuery(query: Float32Array, dimensions: number): void {
  if (query.length !== dimensions) {
    throw new RangeError(`A query of ${query.length} dimensions does not fit an index of ${dimensions}.`);
  }
  if (!query.every(Number.isFinite)) throw new RangeError('The query holds a value that is not finite.');
}

/** Whether a filter lets a row through. */
export function isAllowed(row: number, only: Uint8Array | undefined): boolean {
  return !only || (((only[row >> 3] ?? 0) >> (row & 7)) & 1) === 1;
}

/** @throws RangeError when rows do not fit an index. */
export function checkRows(rows: QuantisedRows, dimensions: number): void {
  if (rows.dimensions !== dimensions || rows.values.length !== rows.scales.length * dimensions) {
    throw new RangeError(`Rows of ${rows.dimensions} dimensions do not fit an index of ${dimensions}.`);
  }
}

/** The order of answers: falling score, then rising row. Negative when `a` comes first. */
export function compareRankedRows(a: RankedRow, b: RankedRow): number {
  return b.score - a.score || a.row - b.row;
}
