import type { SearchAnswer } from '../../../src/protocol/EngineApi';

/** What one pass over the made passages gave. */
export interface WordsBuilt {
  readonly passages: number;
  /** UTF-8 bytes of the passages' texts, titles, tags, headings and paths. */
  readonly textBytes: number;
  readonly milliseconds: number;
  /** The longest that adding one passage took, sealing a segment included. */
  readonly longestAdd: number;
  readonly indexBytes: number;
}

/** What MiniSearch took for the same. */
export interface PeerMeasured {
  readonly keystrokes: readonly number[];
  readonly loadMilliseconds: number;
  /** Of what is stored of it; in memory it takes more. */
  readonly storedBytes: number;
}

/** What joining and storing words took, in milliseconds. */
export interface WordsRested {
  readonly milliseconds: number;
  /** The longest that it held up everything else in one go. */
  readonly longestHold: number;
}

/** What the measured page does. */
export interface WordsBenchApi {
  /** Makes passages and indexes them. @param commonWords of real text, commonest first. */
  build(passages: number, commonWords: readonly string[]): Promise<WordsBuilt>;
  /** Joins all segments into one. */
  merge(): Promise<{ readonly milliseconds: number; readonly indexBytes: number }>;
  /** Milliseconds from a keystroke to 200 ranked rows, for every prefix of made queries. */
  type(queries: number): Promise<readonly number[]>;
  /** Milliseconds that exact phrases of two words took. */
  findPhrases(phrases: number): Promise<readonly number[]>;
  /** The same with MiniSearch, on fewer passages. */
  measurePeer(passages: number, queries: number): Promise<PeerMeasured>;
  /** Ingests the made passages as documents with the app's engine; gives milliseconds. */
  ingest(passages: number): Promise<number>;
  /** Waits until that engine has joined and stored the words of all passages. */
  rest(passages: number): Promise<WordsRested>;
  /** Opens that library anew; gives milliseconds until all of it can be found. */
  reopen(passages: number): Promise<number>;
  /** Every prefix of made queries, as they are typed. */
  typed(queries: number): Promise<readonly string[]>;
  /** That engine's 20 hits with excerpts. */
  search(query: string): Promise<SearchAnswer>;
  /** Milliseconds from stored buffers to an index that answers. */
  load(): Promise<number>;
}
