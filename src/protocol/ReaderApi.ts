import type { Passage, RawFile, ReadDocument } from '../documents/Document';

/** A file read and split. */
export interface ReadFile {
  readonly document: ReadDocument;
  readonly passages: readonly Passage[];
}

/** Every call to a reader worker. A file that cannot be read rejects with `ReadError`. */
export interface ReaderApi {
  read(file: RawFile): Promise<ReadFile>;
}
