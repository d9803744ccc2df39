import { SegmentFormatError } from './SegmentFormatError';
import { openSegment, type SegmentSections } from './segmentLayout';
import { termSignature } from './termSignature';

/** No row has so many words, nor a term such a weight: sums of them stay exact. */
const TOO_MANY = 1 << 24;
/** Words have 64 UTF-16 code units at most. */
const LONGEST_TERM = 256;
/** Bytes of the longest number: 31 bits, seven a byte. */
const LONGEST_NUMBER = 5;

/**
 * Reads a whole segment that came from elsewhere and makes sure that nothing in it points outside: what `Segment` takes
 * for granted of those that were written here. Gives the number of its rows.
 *
 * @throws SegmentFormatError saying what is wrong.
 */
export function checkSegment(buffer: ArrayBuffer): number {
  if (buffer.byteLength % 4 !== 0) throw new SegmentFormatError('it ends within a number');
  const { counts, sections } = openSegment(buffer);
  const { rows, terms } = counts;
  if (sections.lengths.some((words) => words >= TOO_MANY)) throw new SegmentFormatError('a row has too many words');
  checkStarts(sections.termStarts, counts.termUnits);
  checkStarts(sections.postingStarts, counts.postingBytes);
  checkStarts(sections.placeStarts, counts.placeBytes);
  let previous = '';
  for (let term = 0; term < terms; term++) {
    const text = termAt(sections, term);
    if (text <= previous) throw new SegmentFormatError('its terms are not in order');
    if (sections.signatures[term] !== termSignature(text)) throw new SegmentFormatError('a term has a wrong signature');
    previous = text;
    checkTerm(sections, term, rows);
  }
  return rows;
}

function termAt({ termStarts, termUnits }: SegmentSections, term: number): string {
  const [start, end] = [termStarts[term]!, termStarts[term + 1]!];
  if (end - start > LONGEST_TERM) throw new SegmentFormatError('a term is too long');
  return String.fromCharCode(...termUnits.subarray(start, end));
}

function checkStarts(starts: Uint32Array, end: number): void {
  for (let at = 1; at < starts.length; at++) {
    if (starts[at]! < starts[at - 1]!) throw new SegmentFormatError('its terms overlap');
  }
  if (starts[0] !== 0 || starts.at(-1) !== end) throw new SegmentFormatError('its terms do not fill it');
}

/** Walks over the rows of a term, and over its places in each. */
function checkTerm({ postings, postingStarts, places, placeStarts }: SegmentSections, term: number, rows: number) {
  const posting = new NumberReader(postings, postingStarts[term]!, postingStarts[term + 1]!);
  const place = new NumberReader(places, placeStarts[term]!, placeStarts[term + 1]!);
  let row = -1;
  while (!posting.isOver) {
    const skipped = posting.read();
    row += (skipped >>> 1) + 1;
    if (row >= rows) throw new SegmentFormatError('a term is in a row that is not there');
    const weight = (skipped & 1) === 1 ? posting.read() : 1;
    if (weight < 1 || weight >= TOO_MANY) throw new SegmentFormatError('a term has no weight');
    const end = place.read() + place.at;
    let last = -1;
    while (place.at < end) {
      last += place.read() + 1;
      if (last >= TOO_MANY) throw new SegmentFormatError('a place is too far');
    }
    if (place.at !== end) throw new SegmentFormatError('places overlap');
  }
  if (!place.isOver) throw new SegmentFormatError('there are places of no row');
}

/** Reads the numbers that `ByteWriter` writes, and none that ends outside of its bytes. */
class NumberReader {
  readonly #bytes: Uint8Array;
  readonly #end: number;
  at: number;

  constructor(bytes: Uint8Array, start: number, end: number) {
    this.#bytes = bytes;
    this.at = start;
    this.#end = end;
  }

  get isOver(): boolean {
    return this.at >= this.#end;
  }

  read(): number {
    let value = 0;
    for (let length = 0; ; length++) {
      if (this.isOver || length === LONGEST_NUMBER) throw new SegmentFormatError('a number in it is cut off');
      const byte = this.#bytes[this.at++]!;
      value += (byte & 0x7f) * 2 ** (7 * length);
      if (byte <= 0x7f) break;
    }
    if (value >= 2 ** 31) throw new SegmentFormatError('a number in it is too large');
    return value;
  }
}
