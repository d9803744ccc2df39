import { plainXxHash32 } from '../../src/index/plainXxHash32';

/** Magic, version, dimensions, rows, bytes of the space's name, checksum; all in four bytes, little-endian. */
const HEADER_BYTES = 24;

/** What the rows of a stored block stand for. */
export interface ReadBlock {
  readonly documents: Uint32Array;
  readonly passages: Uint32Array;
}

/**
 * Reads a block of rows as `embeddingBlock.ts` describes it, by other code than the app's.
 *
 * @throws Error saying what is wrong with it.
 */
export function readBlock(space: string, bytes: Uint8Array): ReadBlock {
  const header = Array.from({ length: 6 }, (_, place) => numberAt(bytes, 4 * place));
  const [magic, version, dimensions = 0, rows = 0, nameLength = 0, checksum] = header;
  if (magic !== 0x424b4e49 || version !== 2) throw new Error('A block does not begin as blocks do.');
  if (plainXxHash32(bytes.subarray(HEADER_BYTES)) !== checksum) throw new Error('A block has a wrong checksum.');
  const name = Buffer.from(bytes.subarray(HEADER_BYTES, HEADER_BYTES + nameLength)).toString('utf8');
  if (name !== space) throw new Error(`A block of “${space}” belongs to “${name}”.`);
  const start = HEADER_BYTES + Math.ceil(nameLength / 4) * 4;
  if (bytes.length !== start + rows * (12 + dimensions)) throw new Error('A block has a wrong length.');
  const numbers = (first: number) => Uint32Array.from({ length: rows }, (_, row) => numberAt(bytes, first + 4 * row));
  return { documents: numbers(start), passages: numbers(start + 4 * rows) };
}

function numberAt(bytes: Uint8Array, place: number): number {
  return new DataView(bytes.buffer, bytes.byteOffset + place, 4).getUint32(0, true);
}
