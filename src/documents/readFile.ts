import type { RawFile, ReadDocument } from './Document';
import { fileKinds, readableKind } from './fileKinds';
import { ReadError } from './ReadError';
import { readers } from './readers';

/**
 * Reads a file by the reader for its name. Its bytes have the last word: a picture named `notes.md` is not read.
 *
 * @throws ReadError saying why the file cannot be read and what to do.
 */
export function readFile(file: RawFile): ReadDocument {
  const kind = readableKind(file.path);
  if (kind === null) {
    const known = Object.values(fileKinds)
      .map(([extension]) => extension)
      .join(', .');
    throw new ReadError('unsupported', `Files of this kind are not read. Those that are include .${known} files.`);
  }
  return readers[kind](file);
}
