import type { RankedRow } from '../DenseIndex';
import type { QuantisedRows } from '../quantiseRows';

/** Rows are scanned one segment at a time; every segment but the last is full. The kernels are built for this number. */
export const SEGMENT_ROWS = 4096;

/**
 * The rows of one index, and the loops that compare a query with them.
 *
 * Rows are numbered from 0 in the order in which they were appended. The rows of a full segment are given one bit for
 * each dimension: whether the component is above the mean of the segment's rows. So what all rows have in common takes
 * nothing from the bits, and no mean has to be known before the first row.
 */
export interface Kernel {
  readonly dimensions: number;
  /** Rows appended, removed ones included. */
  readonly rows: number;
  readonly removedRows: number;
  /** Memory taken by rows and by what searches need, in bytes. */
  readonly bytes: number;
  /** Copies rows to the end. They fit the kernel: the caller has checked them. */
  append(rows: QuantisedRows): void;
  /**
   * Gives the rows of up to `most` full segments their bits, in the order of the segments; about 1 ms for each.
   *
   * @returns whether there are more full segments without bits.
   */
  deriveBits(most: number): boolean;
  /** Leaves a row out of all later answers. Removing a row twice, or one that is not there, changes nothing. */
  remove(row: number): void;
  /** A copy of a segment's rows that are not removed, in their order. */
  remaining(segment: number): QuantisedRows;
  /**
   * Begins a search. Several can be under way at once.
   *
   * @param query `dimensions` finite values.
   */
  open(query: Float32Array, options: KernelSearchOptions): KernelSearch;
}

export interface KernelSearchOptions {
  /** At most this many rows are ranked. */
  readonly limit: number;
  /** How many rows the bits choose; a few more where estimates are alike. */
  readonly wanted: number;
  /** Only these rows: bit `row % 8` of byte `row >> 3`. Rows beyond its end are left out. By default all. */
  readonly only?: Uint8Array;
}

/**
 * One search over the segments that were there when it began. Every segment is either scanned or, where it has bits, chosen
 * from. Removed rows and rows outside of `only` take no place among the best, so that they cost no recall. Rows appended
 * to the last segment during the search may be ranked or missing.
 */
export interface KernelSearch {
  readonly segments: number;
  /** Rows that the search may find. */
  readonly allowed: number;
  /**
   * Ranks the rows of a segment. Exact: after scanning all segments the ranking holds the best `limit` rows by score,
   * equal scores by rising row. A score is `scale × Σ query[d] × value[d]`, summed in float64.
   */
  scan(segment: number): void;
  /** Whether a segment has bits. */
  hasBits(segment: number): boolean;
  /**
   * Estimates the rows of up to `most` segments with bits that were not estimated yet, and chooses the best: after all of
   * them the `wanted` best estimates and those that share the last one's bin. Where very many share it (more than twice
   * `wanted`, and 2,048), some of them. Another thread may take part; what is chosen does not depend on it.
   *
   * @param most With 0, only the other thread begins.
   * @returns whether there may be more such segments.
   */
  choose(most: number): boolean;
  /** Whether the other thread, if one took part, has finished. To be asked when no more segments are left to choose from. */
  isChosen(): boolean;
  /** Ranks the chosen rows, with the scores that `scan` would give them. Only when `isChosen`. */
  rescore(): void;
  /** The scores that `scan` would give to some rows, in their order; NaN for rows that are removed or not there. */
  compare(rows: readonly number[]): Float64Array;
  /** The best rows so far, best first. */
  ranked(): RankedRow[];
  /** Gives the memory of the search back. Nothing else may be called after it. */
  close(): void;
}
