import type { RawFile } from '../documents/Document';
import type { ReadFile, UnpackedArchive } from '../documents/readAndSplit';
import type { ReadingLimits } from '../documents/ReadingLimits';

/** Every call to a reader worker. A file that cannot be read rejects with `ReadError`. */
export interface ReaderApi {
  read(file: RawFile, limits: ReadingLimits): Promise<ReadFile | UnpackedArchive>;
}
