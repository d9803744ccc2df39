import { detectKind } from './detectKind';
import type { RawFile, ReadDocument } from './Document';
import { isArchiveKind } from './fileKinds';
import { ReadError } from './ReadError';
import type { ReaderResources } from './ReaderResources';
import { readers } from './readers';

/**
 * Reads a file by the reader for its content, or, where bytes do not tell, for its name. A reader's code is loaded when
 * it is needed first.
 *
 * @throws ReadError saying why the file cannot be read and what to do; `unsupported` for an archive, which
 * `unpackFile` takes apart.
 */
export async function readFile(file: RawFile, resources: ReaderResources = {}): Promise<ReadDocument> {
  const kind = detectKind(file, resources.limits?.largestFile);
  if (isArchiveKind(kind)) throw new ReadError('unsupported', 'This archive holds several documents. Unpack it first.');
  const read = await readers[kind]();
  return await read(file, resources);
}
