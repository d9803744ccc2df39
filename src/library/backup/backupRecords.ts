import { BackupError } from './BackupError';
import { joinBytes } from './FrameSeal';

/** What a record is; the numbers are part of the format. */
export const RECORD_KINDS = { library: 1, document: 2, text: 3, passages: 4, rows: 5, end: 6, words: 7 } as const;

/** One record: JSON, or packed rows or words. */
export interface BackupRecord {
  readonly kind: number;
  readonly content: Uint8Array<ArrayBuffer>;
}

/** Kind and bytes of the content, 32 bits each, little-endian. */
const HEAD_BYTES = 8;

export function packRecord(kind: number, content: Uint8Array): Uint8Array<ArrayBuffer> {
  const head = new Uint8Array(HEAD_BYTES);
  const view = new DataView(head.buffer);
  view.setUint32(0, kind, true);
  view.setUint32(4, content.length, true);
  return joinBytes(head, content);
}

/** JSON keeps halves of surrogate pairs, which a cut between two parts of a text leaves behind: it escapes them. */
export function packJson(kind: number, value: unknown): Uint8Array<ArrayBuffer> {
  return packRecord(kind, new TextEncoder().encode(JSON.stringify(value)));
}

/** The records of a frame's payload, in order. @throws BackupError `damaged`. */
export function* unpackRecords(payload: Uint8Array<ArrayBuffer>): Generator<BackupRecord> {
  const view = new DataView(payload.buffer, payload.byteOffset, payload.byteLength);
  for (let at = 0; at < payload.length;) {
    if (payload.length - at < HEAD_BYTES) throw BackupError.damaged('a record is cut off');
    const kind = view.getUint32(at, true);
    const length = view.getUint32(at + 4, true);
    at += HEAD_BYTES;
    if (length > payload.length - at) throw BackupError.damaged(`a record claims ${length} bytes`);
    yield { kind, content: payload.subarray(at, at + length) };
    at += length;
  }
}

const decoder = new TextDecoder('utf-8', { fatal: true });

/** @throws BackupError `damaged` when it is not JSON. */
export function unpackJson(content: Uint8Array): unknown {
  try {
    return JSON.parse(decoder.decode(content));
  } catch (cause) {
    throw BackupError.damaged('a record is not JSON', cause);
  }
}
