import type { RawFile, ReadDocument } from '../Document';
import { ReadError } from '../ReadError';

export async function readPdf({ path }: RawFile): Promise<ReadDocument> {
  throw new ReadError('unsupported', path);
}
