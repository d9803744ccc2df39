import type { PeerName } from './peers/peers';

/** An index that is measured: the app's, with one or the other kernel, or the scan for browsers without WASM SIMD. */
export type MeasuredIndex = 'relaxed SIMD, two threads' | 'relaxed SIMD' | 'SIMD' | 'JavaScript';

export interface BenchFill<Index = MeasuredIndex> {
  /** Seeded rows in clusters, or the starter's embeddings of real texts. */
  readonly of: 'clusters' | 'texts';
  readonly rows: number;
  readonly queries: number;
  readonly clusters: number;
  readonly index: Index;
}

/** The queries of a measurement, and what they should find. */
export interface BenchRanked {
  /** The queries, 256 components each, one after the other. */
  readonly queries: Float32Array;
  /** For every query the best 100 rows by exact float32 scores, best first. */
  readonly truth: readonly (readonly number[])[];
}

export interface BenchFilled extends BenchRanked {
  /** Time for making int8 rows and appending them, in milliseconds. */
  readonly buildMilliseconds: number;
  /** Time for appending the rows, without making them, in milliseconds. */
  readonly appendMilliseconds: number;
  /** What the index takes, in bytes; 0 where it does not tell. */
  readonly bytes: number;
}

export interface PeerFilled extends BenchRanked {
  /** Time from float32 rows to a peer that can be searched, in milliseconds. */
  readonly buildMilliseconds: number;
}

/** What the worker of a peer does. */
export interface PeerBenchApi {
  /** Makes the peer of the same rows; rejects when that takes too long. */
  fill(fill: BenchFill<PeerName>): Promise<PeerFilled>;
  search: SearchBenchApi['search'];
}

/** How fast memory is read, in GB/s (10⁹ bytes). */
export interface Bandwidth {
  /** By a scan of all int8 rows, their scales and sums included. */
  readonly scan: number;
  /** By adding up as many bytes in order. */
  readonly inOrder: number;
  /** By adding up as many bytes, from four places at once. */
  readonly fourStreams: number;
}

/** What the worker of the measured page does. */
export interface SearchBenchApi {
  /** Makes an index of rows, and the truth for queries drawn alike. */
  fill(fill: BenchFill): Promise<BenchFilled>;
  /** The best rows, as the app's engine searches them. */
  search(query: Float32Array, limit: number): Promise<readonly number[]>;
  bandwidth(rounds: number): Promise<Bandwidth>;
  /** Stores the index's rows, as the library does, in an empty database; gives the bytes stored. */
  store(fill: Pick<BenchFill, 'rows' | 'clusters'>): Promise<number>;
  /** Loads the stored rows into an empty index, as the engine does at start; milliseconds until a search is answered. */
  load(): Promise<BenchLoad>;
}

/** How long it took after the database was asked for, in milliseconds. */
export interface BenchLoad {
  /** Until a query was answered from the first block. */
  readonly firstAnswer: number;
  /** Until a query was answered from all rows. */
  readonly all: number;
  readonly rows: number;
}

/** Latencies seen by the page, in milliseconds, and the shares of true neighbours that were found. */
export interface BenchSearches {
  readonly milliseconds: readonly number[];
  readonly found: readonly (readonly number[])[];
}

/** What the page offers to the measurement. */
export interface SearchBenchPage {
  fill(fill: BenchFill): Promise<Omit<BenchFilled, 'queries'>>;
  fillPeer(fill: BenchFill<PeerName>): Promise<Omit<PeerFilled, 'queries'>>;
  /** Searches every query `rounds` times, one after the other. */
  search(limit: number, rounds: number): Promise<BenchSearches>;
  bandwidth(rounds: number): Promise<Bandwidth>;
  store: SearchBenchApi['store'];
  load: SearchBenchApi['load'];
}
