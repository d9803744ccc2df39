import type { RawFile, ReadDocument } from './Document';
import { ReadError } from './ReadError';
import { type Reader, readers } from './readers';

/** The kind of file that is read under this name (such as `markdown`), or null when files named so are not read. */
export function readableKind(path: string): string | null {
  return findReader(path)?.kind ?? null;
}

/**
 * Reads a file by the reader for its name. Its bytes have the last word: a picture named `notes.md` is not read.
 *
 * @throws ReadError saying why the file cannot be read and what to do.
 */
export function readFile(file: RawFile): ReadDocument {
  const reader = findReader(file.path);
  if (reader === undefined) {
    const known = readers.flatMap(({ extensions }) => extensions.slice(0, 1)).join(', .');
    throw new ReadError('unsupported', `Files of this kind are not read. Those that are include .${known} files.`);
  }
  return reader.read(file);
}

function findReader(path: string): Reader | undefined {
  const extension = /\.([^./]+)$/.exec(path)?.[1]?.toLowerCase();
  return extension === undefined ? undefined : readers.find(({ extensions }) => extensions.includes(extension));
}
