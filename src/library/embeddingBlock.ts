import type { QuantisedRows } from '../index/quantiseRows';
import { crc32 } from '../documents/crc32';
import { xxHash32 } from '../index/xxHash32';
import { DamagedBlockError } from './DamagedBlockError';

/** Rows with the passage that each one stands for. */
export interface EmbeddingRows extends QuantisedRows {
  /** Document of each row. */
  readonly documents: Uint32Array<ArrayBuffer>;
  /** Position of each row's passage within its document. */
  readonly passages: Uint32Array<ArrayBuffer>;
}

/** "INKB", little-endian. */
const MAGIC = 0x424b4e49;
const VERSION = 2;
/** The checksum of each version; of version 1 blocks may still be kept. */
const checksums: Readonly<Record<number, (bytes: Uint8Array<ArrayBuffer>) => number>> = {
  1: crc32,
  [VERSION]: xxHash32,
};
/** Magic, version, dimensions, rows, bytes of the space's name, XXH32 of everything behind the header. */
const HEADER_BYTES = 24;

/**
 * Packs rows into one versioned buffer: header, the space's name in UTF-8 padded to 4 bytes, then documents (u32),
 * passages (u32), scales (f32) and values (i8). All numbers are little-endian, as on every platform with a browser.
 */
export function packBlock(space: string, rows: EmbeddingRows): ArrayBuffer {
  const name = new TextEncoder().encode(space);
  const count = rows.scales.length;
  const bodyStart = HEADER_BYTES + padded(name.length);
  const buffer = new ArrayBuffer(bodyStart + count * (12 + rows.dimensions));
  const bytes = new Uint8Array(buffer);
  bytes.set(name, HEADER_BYTES);
  const { documents, passages, scales, values } = viewsOf(buffer, bodyStart, count, rows.dimensions);
  documents.set(rows.documents);
  passages.set(rows.passages);
  scales.set(rows.scales);
  values.set(rows.values);
  const header = [MAGIC, VERSION, rows.dimensions, count, name.length, xxHash32(bytes.subarray(HEADER_BYTES))];
  new Uint32Array(buffer, 0, header.length).set(header);
  return buffer;
}

/**
 * Views into a packed block.
 *
 * @throws DamagedBlockError saying which check failed.
 */
export function unpackBlock(space: string, buffer: ArrayBuffer): EmbeddingRows {
  if (buffer.byteLength < HEADER_BYTES) throw new DamagedBlockError('it is shorter than its header');
  const [magic, version, dimensions, count, nameLength, checksum] = new Uint32Array(buffer, 0, 6) as unknown as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  if (magic !== MAGIC) throw new DamagedBlockError('it is not an embedding block');
  const checksumOf = checksums[version];
  if (!checksumOf) throw new DamagedBlockError(`it has version ${version}, not ${VERSION}`);
  const bodyStart = HEADER_BYTES + padded(nameLength);
  if (buffer.byteLength !== bodyStart + count * (12 + dimensions)) {
    throw new DamagedBlockError(`its ${buffer.byteLength} bytes do not fit ${count} rows of ${dimensions}`);
  }
  if (checksumOf(new Uint8Array(buffer, HEADER_BYTES)) !== checksum)
    throw new DamagedBlockError('its checksum is wrong');
  const name = new TextDecoder().decode(new Uint8Array(buffer, HEADER_BYTES, nameLength));
  if (name !== space) throw new DamagedBlockError(`it belongs to the space "${name}", not "${space}"`);
  return viewsOf(buffer, bodyStart, count, dimensions);
}

function viewsOf(buffer: ArrayBuffer, start: number, count: number, dimensions: number): EmbeddingRows {
  return {
    dimensions,
    documents: new Uint32Array(buffer, start, count),
    passages: new Uint32Array(buffer, start + 4 * count, count),
    scales: new Float32Array(buffer, start + 8 * count, count),
    values: new Int8Array(buffer, start + 12 * count, count * dimensions),
  };
}

function padded(length: number): number {
  return Math.ceil(length / 4) * 4;
}
