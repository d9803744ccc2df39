import { xxHash32, xxHash32InSteps } from '../xxHash32';
import { SegmentFormatError } from './SegmentFormatError';

/** "INKW", little-endian. */
const MAGIC = 0x574b4e49;
const VERSION = 1;
/** Magic, version, rows, terms, UTF-16 code units of all terms, bytes of postings, bytes of places, checksum. */
const HEADER_NUMBERS = 8;
const HEADER_BYTES = 4 * HEADER_NUMBERS;

/** How much of everything a segment holds. */
export interface SegmentCounts {
  readonly rows: number;
  readonly terms: number;
  readonly termUnits: number;
  readonly postingBytes: number;
  readonly placeBytes: number;
}

/** Views into a segment's buffer. */
export interface SegmentSections {
  /** Words of each row. */
  readonly lengths: Uint32Array<ArrayBuffer>;
  /** See `termSignature`. */
  readonly signatures: Int32Array<ArrayBuffer>;
  /** Where each term begins in `termUnits`, and where the last one ends; likewise the next two. */
  readonly termStarts: Uint32Array<ArrayBuffer>;
  readonly postingStarts: Uint32Array<ArrayBuffer>;
  readonly placeStarts: Uint32Array<ArrayBuffer>;
  /** UTF-16 code units of all terms, which are in the order of their code units. */
  readonly termUnits: Uint16Array<ArrayBuffer>;
  /**
   * For each row of a term: rows skipped since the last one, times two, plus one if a weight follows; the weight, if it
   * is not 1.
   */
  readonly postings: Uint8Array<ArrayBuffer>;
  /** For each row of a term: bytes that follow, then how far each place lies behind the one before it. */
  readonly places: Uint8Array<ArrayBuffer>;
}

/** A new buffer with its header, still without checksum, and the views to fill. */
export function layOutSegment(counts: SegmentCounts): { buffer: ArrayBuffer; sections: SegmentSections } {
  const buffer = new ArrayBuffer(bytesOf(counts));
  const { rows, terms, termUnits, postingBytes, placeBytes } = counts;
  new Uint32Array(buffer, 0, HEADER_NUMBERS).set([MAGIC, VERSION, rows, terms, termUnits, postingBytes, placeBytes]);
  return { buffer, sections: sectionsOf(buffer, counts) };
}

/** Writes the checksum of a filled segment into its header; yields every few milliseconds. */
export function* sealSegment(buffer: ArrayBuffer): Generator<void, void> {
  const checksum = yield* xxHash32InSteps(new Uint8Array(buffer, HEADER_BYTES));
  new Uint32Array(buffer, 0, HEADER_NUMBERS)[HEADER_NUMBERS - 1] = checksum;
}

/**
 * @param isNew made here just now: its checksum is right.
 * @throws SegmentFormatError saying which check failed.
 */
export function openSegment(buffer: ArrayBuffer, isNew = false): { counts: SegmentCounts; sections: SegmentSections } {
  if (buffer.byteLength < HEADER_BYTES) throw new SegmentFormatError('it is shorter than its header');
  const [magic, version, rows, terms, termUnits, postingBytes, placeBytes, expected] = new Uint32Array(
    buffer,
    0,
    HEADER_NUMBERS,
  ) as unknown as [number, number, number, number, number, number, number, number];
  if (magic !== MAGIC) throw new SegmentFormatError('it is not a part of a word index');
  if (version !== VERSION) throw new SegmentFormatError(`it has version ${version}, not ${VERSION}`);
  const counts = { rows, terms, termUnits, postingBytes, placeBytes };
  if (buffer.byteLength !== bytesOf(counts)) {
    throw new SegmentFormatError(`its ${buffer.byteLength} bytes do not fit ${rows} rows and ${terms} terms`);
  }
  if (!isNew && xxHash32(new Uint8Array(buffer, HEADER_BYTES)) !== expected)
    throw new SegmentFormatError('its checksum is wrong');
  return { counts, sections: sectionsOf(buffer, counts) };
}

function bytesOf({ rows, terms, termUnits, postingBytes, placeBytes }: SegmentCounts): number {
  const numbers = rows + terms + 3 * (terms + 1);
  return HEADER_BYTES + 4 * numbers + padded(2 * termUnits) + padded(postingBytes) + padded(placeBytes);
}

function sectionsOf(buffer: ArrayBuffer, counts: SegmentCounts): SegmentSections {
  const { rows, terms, termUnits, postingBytes, placeBytes } = counts;
  let at = HEADER_BYTES;
  const numbers = (count: number) => {
    const view = new Uint32Array(buffer, at, count);
    at += view.byteLength;
    return view;
  };
  const bytes = (count: number) => {
    const view = new Uint8Array(buffer, at, count);
    at += padded(count);
    return view;
  };
  const lengths = numbers(rows);
  const signatures = new Int32Array(buffer, at, terms);
  at += signatures.byteLength;
  const [termStarts, postingStarts, placeStarts] = [numbers(terms + 1), numbers(terms + 1), numbers(terms + 1)];
  const units = bytes(2 * termUnits);
  return {
    lengths,
    signatures,
    termStarts,
    postingStarts,
    placeStarts,
    termUnits: new Uint16Array(buffer, units.byteOffset, termUnits),
    postings: bytes(postingBytes),
    places: bytes(placeBytes),
  };
}

function padded(bytes: number): number {
  return Math.ceil(bytes / 4) * 4;
}
