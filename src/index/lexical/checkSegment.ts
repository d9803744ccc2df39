import { SegmentFormatError } from './SegmentFormatError';
import { openSegment, type SegmentSections } from './segmentLayout';

/** No row has so many words, nor a term such a weight: sums of them stay exact. */
const TOO_MANY = 1 << 24;
/** Words have 64 UTF-16 code units at most. */
const LONGEST_TERM = 256;
/** Bits of the largest number, seven a byte. */
const MOST_BITS = 28;

/**
 * Reads a whole segment that came from elsewhere and makes sure that nothing in it points outside: what `Segment` takes
 * for granted of those that were written here. What it says of words may still be wrong. Gives the number of its rows.
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
  for (let term = 0; term < terms; term++) {
    if (!isBehindLast(sections, term)) throw new SegmentFormatError('its terms are not in order');
    checkTerm(sections, term, rows);
  }
  return rows;
}

function checkStarts(starts: Uint32Array, end: number): void {
  for (let at = 1; at < starts.length; at++) {
    if (starts[at]! < starts[at - 1]!) throw new SegmentFormatError('its terms overlap');
  }
  if (starts[0] !== 0 || starts.at(-1) !== end) throw new SegmentFormatError('its terms do not fill it');
}

/** Whether a term is neither empty nor too long, and comes behind the one before it. */
function isBehindLast({ termStarts, termUnits }: SegmentSections, term: number): boolean {
  const start = termStarts[term]!;
  const length = termStarts[term + 1]! - start;
  if (length === 0 || length > LONGEST_TERM) return false;
  const last = term === 0 ? start : termStarts[term - 1]!;
  const shared = Math.min(length, start - last);
  for (let unit = 0; unit < shared; unit++) {
    const difference = termUnits[start + unit]! - termUnits[last + unit]!;
    if (difference !== 0) return difference > 0;
  }
  return length > start - last;
}

/** Walks over the rows of a term, and over the stretches of places that belong to them. */
function checkTerm({ postings, postingStarts, places, placeStarts }: SegmentSections, term: number, rows: number) {
  const postingsEnd = postingStarts[term + 1]!;
  const placesEnd = placeStarts[term + 1]!;
  let posting = postingStarts[term]!;
  let place = placeStarts[term]!;
  let row = -1;
  while (posting < postingsEnd) {
    const skipped = numberAt(postings, posting, postingsEnd);
    posting += bytesOf(skipped);
    row += (skipped >>> 1) + 1;
    if (row >= rows) throw new SegmentFormatError('a term is in a row that is not there');
    if ((skipped & 1) === 1) {
      const weight = numberAt(postings, posting, postingsEnd);
      posting += bytesOf(weight);
      if (weight < 1 || weight >= TOO_MANY) throw new SegmentFormatError('a term has no weight');
    }
    const length = numberAt(places, place, placesEnd);
    place += bytesOf(length) + length;
    if (place > placesEnd) throw new SegmentFormatError('places overlap');
    // A place that goes on behind its stretch would be read on into the next one.
    if (length > 0 && places[place - 1]! > 0x7f) throw new SegmentFormatError('a place is cut off');
  }
  if (place !== placesEnd) throw new SegmentFormatError('there are places of no row');
}

/** A number as `ByteWriter` writes it, in as few bytes as it needs. */
function numberAt(bytes: Uint8Array, start: number, end: number): number {
  let value = 0;
  for (let at = start, shift = 0; at < end && shift <= MOST_BITS - 7; at++, shift += 7) {
    const byte = bytes[at]!;
    value |= (byte & 0x7f) << shift;
    if (byte > 0x7f) continue;
    if (byte === 0 && shift > 0) throw new SegmentFormatError('a number in it is longer than it need be');
    return value;
  }
  throw new SegmentFormatError('a number in it is cut off or too large');
}

function bytesOf(value: number): number {
  return value < 1 << 7 ? 1 : value < 1 << 14 ? 2 : value < 1 << 21 ? 3 : 4;
}
