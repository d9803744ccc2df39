/**
 * How far a file of a source has come. `reading`: its turn has come. `waiting`: it has not; a changed file waits while the
 * document made from it before can still be found. `failed`: it deserves a look. `skipped`: it is of a kind that is not
 * read. `unrefined`: it can be found by words and by the starter, and the main encoder has not encoded all of it yet.
 * `indexed`: nothing is left to do.
 */
export type DocumentState = 'reading' | 'waiting' | 'failed' | 'skipped' | 'unrefined' | 'indexed';

/** A file of a source, whether it is in the library or not. */
export interface ListedDocument {
  /** Relative to its source, `/` as separator; unique within it. */
  readonly path: string;
  readonly state: DocumentState;
  /** The document in the library that was made from it; null where there is none. */
  readonly document: number | null;
  /** Of that document; empty where there is none. */
  readonly title: string;
  /** Why it failed or was skipped: see `FailedFile`; null in other states. */
  readonly reason: { readonly code: string; readonly message: string } | null;
}

/** What the library knows of every single file. */
export interface DocumentListApi {
  /** All files of a source, by path: code unit by code unit. Empty for a source that is not there (any more). */
  listDocuments(source: string, signal: AbortSignal): Promise<readonly ListedDocument[]>;
}
