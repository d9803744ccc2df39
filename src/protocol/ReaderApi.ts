import type { UnpackedFile } from '../documents/archives/UnpackedFile';
import type { Passage, RawFile, ReadDocument } from '../documents/Document';
import type { ReadingLimits } from '../documents/ReadingLimits';

/** A file read and split. */
export interface ReadFile {
  readonly document: ReadDocument;
  readonly passages: readonly Passage[];
  /** As `detectLanguage` tells it. */
  readonly language: string | null;
}

/** An archive taken apart: each of its files is to be read by itself. */
export interface UnpackedArchive {
  readonly files: readonly UnpackedFile[];
}

/** Every call to a reader worker. A file that cannot be read rejects with `ReadError`. */
export interface ReaderApi {
  read(file: RawFile, limits: ReadingLimits): Promise<ReadFile | UnpackedArchive>;
}
