import { checkQuery, checkRows, type DenseIndex, type DenseSearchOptions, type RankedRow } from './DenseIndex';
import { SEGMENT_ROWS, type Kernel, type KernelSearch } from './kernels/Kernel';
import type { QuantisedRows } from './quantiseRows';

/** When an index stops comparing the query with every row in full. */
export interface TwoStagePolicy {
  /** Up to this many rows that may be found, the answer is exact. */
  readonly exactRows: number;
  /**
   * How many rows the bits choose for an answer of `limit` rows. For 100 of 100,000 rows, 10 × `limit` find 81 % of the
   * best and 20 × 89 %; for 10 rows, 200 find as many as all do where rows are in clusters, with and without a large
   * shared part, and 500 find 0.2 % more than 300 of the starter's embeddings of real texts. A row chosen costs 0.4 µs.
   */
  readonly wanted: (limit: number) => number;
}

const defaultPolicy: TwoStagePolicy = {
  exactRows: 20_000,
  wanted: (limit) => Math.max(500, 20 * limit),
};

/** A row costs about this many times as much to score in full as to estimate from its bits. */
const FULL_SCORE_COST = 8;
/** Rows compared in full between two pauses: about 2 ms. A pause lets other work in, which costs a query more than it wins. */
const ROWS_BETWEEN_PAUSES = 65_536;
const CHOSEN_BETWEEN_PAUSES = 128;
/** Some 50 µs. */
const ASKED_BETWEEN_PAUSES = 1000;

/**
 * Search by a kernel. Where few rows may be found, all are compared with the query in full and the answer is exact.
 * Where many may be found, one bit for each dimension chooses candidates among all that are prepared, and these are
 * compared in full: scores and order are exact, but a row can be missing. Measured with `npm run bench:search`.
 */
export class KernelIndex implements DenseIndex {
  readonly dimensions: number;
  readonly #make: (dimensions: number) => Kernel;
  readonly #policy: TwoStagePolicy;
  #kernel: Kernel;

  constructor(dimensions: number, make: (dimensions: number) => Kernel, policy: TwoStagePolicy = defaultPolicy) {
    this.dimensions = dimensions;
    this.#make = make;
    this.#policy = policy;
    this.#kernel = make(dimensions);
  }

  get rows(): number {
    return this.#kernel.rows;
  }

  get removedRows(): number {
    return this.#kernel.removedRows;
  }

  /** Memory that rows and searches take, in bytes. */
  get bytes(): number {
    return this.#kernel.bytes;
  }

  append(rows: QuantisedRows): number {
    checkRows(rows, this.dimensions);
    const first = this.#kernel.rows;
    this.#kernel.append(rows);
    return first;
  }

  /** Where few rows are, every search compares all of them, and there is nothing to prepare. */
  prepare(): boolean {
    return this.#kernel.rows > this.#policy.exactRows && this.#kernel.deriveBits(1);
  }

  remove(row: number): void {
    this.#kernel.remove(row);
  }

  /** A search that is under way goes on with the rows as they were: they stay in a memory of their own. */
  compact(): void {
    const previous = this.#kernel;
    this.#kernel = this.#make(this.dimensions);
    for (let segment = 0; segment * SEGMENT_ROWS < previous.rows; segment++) {
      this.#kernel.append(previous.remaining(segment));
    }
    this.#kernel.deriveBits(Infinity);
  }

  async search(query: Float32Array, { limit, signal, pause, only }: DenseSearchOptions): Promise<readonly RankedRow[]> {
    signal?.throwIfAborted();
    checkQuery(query, this.dimensions);
    if (limit < 1 || this.#kernel.rows === 0) return [];
    // So that what comes bit by bit needs nobody to think of it.
    this.prepare();
    const wanted = this.#policy.wanted(limit);
    const search = this.#kernel.open(query, { limit, wanted, ...(only ? { only } : {}) });
    try {
      const stage =
        search.allowed <= Math.max(this.#policy.exactRows, FULL_SCORE_COST * wanted) ? exactly : inTwoStages;
      for (const needed of stage(search)) {
        if (needed === 'caller') await Promise.resolve();
        if (needed !== 'pause' || !pause) continue;
        await pause();
        signal?.throwIfAborted();
      }
      return search.ranked();
    } finally {
      search.close();
    }
  }

  compare(query: Float32Array, rows: readonly number[]): Float64Array {
    checkQuery(query, this.dimensions);
    const search = this.#kernel.open(query, { limit: 0, wanted: 0 });
    try {
      return search.compare(rows);
    } finally {
      search.close();
    }
  }
}

/**
 * What a step of a search needs before the next one: nothing, a pause for other work, or that the caller goes on with what
 * it does until it waits for the answer.
 */
type Needed = 'nothing' | 'pause' | 'caller';

function* exactly(search: KernelSearch): Generator<Needed> {
  yield* scanning(search, allSegments(search));
}

function allSegments(search: KernelSearch): number[] {
  return Array.from({ length: search.segments }, (_, segment) => segment);
}

/** Yields after each segment. */
function* scanning(search: KernelSearch, segments: readonly number[]): Generator<Needed> {
  const rowsInSegment = search.allowed / search.segments;
  let rows = 0;
  for (const [position, segment] of segments.entries()) {
    search.scan(segment);
    rows += rowsInSegment;
    const isTime = rows >= ROWS_BETWEEN_PAUSES && position + 1 < segments.length;
    if (isTime) rows = 0;
    yield isTime ? 'pause' : 'nothing';
  }
}

function* inTwoStages(search: KernelSearch): Generator<Needed> {
  // The other thread, if there is one, wakes up and begins while this one does what the caller has to do besides, and
  // compares what has no bits.
  search.choose(0);
  yield 'caller';
  // The last segment has no bits until it is full, others none until they are prepared.
  const withoutBits = allSegments(search).filter((segment) => !search.hasBits(segment));
  yield* scanning(search, withoutBits);
  while (search.choose(CHOSEN_BETWEEN_PAUSES)) yield 'pause';
  // The other thread is at its last segment: that takes less than a pause, unless the thread is held up.
  for (let asked = 1; !search.isChosen(); asked++) yield asked % ASKED_BETWEEN_PAUSES === 0 ? 'pause' : 'nothing';
  search.rescore();
}
