import { PostingReader } from './PostingReader';
import type { RowUnits } from './RowUnits';
import { openSegment, type SegmentCounts, type SegmentSections } from './segmentLayout';
import type { TypoMatcher } from './TypoMatcher';

/** A query has mostly fewer words. */
const REMEMBERED_WORDS = 16;

/**
 * Rows that are indexed once and never change: sorted terms with their postings, in one buffer. Rows are numbered from 0
 * within the segment; terms by their order.
 */
export class Segment {
  readonly buffer: ArrayBuffer;
  readonly #counts: SegmentCounts;
  readonly #sections: SegmentSections;
  /** What was found for the words looked for last: while one word is typed, those before it stay the same. */
  readonly #alike = new Map<string, readonly number[]>();

  /**
   * @param isNew made here just now: its checksum need not be computed again, which takes 50 ms for 100,000 rows.
   * @throws SegmentFormatError saying what is wrong with the buffer.
   */
  constructor(buffer: ArrayBuffer, isNew = false) {
    this.buffer = buffer;
    ({ counts: this.#counts, sections: this.#sections } = openSegment(buffer, isNew));
  }

  get rows(): number {
    return this.#counts.rows;
  }

  get terms(): number {
    return this.#counts.terms;
  }

  /** Words of each row. */
  get lengths(): Uint32Array {
    return this.#sections.lengths;
  }

  term(number: number): string {
    const { termStarts, termUnits } = this.#sections;
    return String.fromCharCode(...termUnits.subarray(termStarts[number], termStarts[number + 1]));
  }

  /** A term's number, or -1. */
  findTerm(term: string): number {
    const number = this.#firstNotBefore(term);
    return number < this.terms && this.#compare(number, term) === 0 ? number : -1;
  }

  /** The first term that begins with a prefix, and the one behind the last. */
  prefixRange(prefix: string): readonly [from: number, to: number] {
    const from = this.#firstNotBefore(prefix);
    let low = from;
    let high = this.terms;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#startsWith(middle, prefix)) low = middle + 1;
      else high = middle;
    }
    return [from, low];
  }

  /** Terms of the basic plane within a number of typing errors of a word. */
  termsLike(matcher: TypoMatcher): readonly number[] {
    const { word, limit } = matcher;
    const known = this.#alike.get(word);
    if (known) return known;
    const { signatures, termStarts, termUnits } = this.#sections;
    const found = matcher
      .mayMatch(signatures)
      .filter((term) => matcher.distance(termUnits, termStarts[term]!, termStarts[term + 1]!) <= limit);
    const [oldest] = this.#alike.keys();
    if (oldest !== undefined && this.#alike.size >= REMEMBERED_WORDS) this.#alike.delete(oldest);
    this.#alike.set(word, found);
    return found;
  }

  /**
   * Adds the weighted frequencies of the terms `from` to `to - 1`, times `perWeight`, to the units of their rows.
   *
   * @param rowOf the caller's number of each row, -1 for those to leave out.
   * @returns how many rows have units now: those that had none are put behind the touched ones.
   */
  addUnits(from: number, to: number, perWeight: number, rowOf: Int32Array, into: RowUnits): number {
    const { postings, postingStarts } = this.#sections;
    const { units, touched } = into;
    let touchedRows = into.count;
    let at = postingStarts[from]!;
    for (let term = from; term < to; term++) {
      const end = postingStarts[term + 1]!;
      let local = -1;
      while (at < end) {
        let skipped = postings[at++]!;
        // Two bytes reach 8,192 rows on: the loop is for the few that lie further.
        if (skipped > 0x7f) {
          let byte = postings[at++]!;
          skipped = (skipped & 0x7f) | ((byte & 0x7f) << 7);
          for (let shift = 14; byte > 0x7f; shift += 7) {
            byte = postings[at++]!;
            skipped |= (byte & 0x7f) << shift;
          }
        }
        local += (skipped >>> 1) + 1;
        let weight = 1;
        if ((skipped & 1) === 1) {
          let byte = postings[at++]!;
          weight = byte & 0x7f;
          for (let shift = 7; byte > 0x7f; shift += 7) {
            byte = postings[at++]!;
            weight |= (byte & 0x7f) << shift;
          }
        }
        const row = rowOf[local]!;
        if (row < 0) continue;
        const before = units[row]!;
        // Noted in any case, and counted only if it was 0: which rows were is as good as chance to the processor.
        touched[touchedRows] = row;
        touchedRows += ((before | 0) - 1) >>> 31;
        units[row] = before + weight * perWeight;
      }
    }
    return touchedRows;
  }

  /** Walks over a term's rows one by one. */
  read(term: number): PostingReader {
    const { postings, postingStarts, places, placeStarts } = this.#sections;
    return new PostingReader(
      postings.subarray(postingStarts[term], postingStarts[term + 1]),
      places.subarray(placeStarts[term], placeStarts[term + 1]),
    );
  }

  #firstNotBefore(term: string): number {
    let low = 0;
    let high = this.terms;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#compare(middle, term) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #compare(number: number, term: string): number {
    const { termStarts, termUnits } = this.#sections;
    const start = termStarts[number]!;
    const length = termStarts[number + 1]! - start;
    const shared = Math.min(length, term.length);
    for (let unit = 0; unit < shared; unit++) {
      const difference = termUnits[start + unit]! - term.charCodeAt(unit);
      if (difference !== 0) return difference;
    }
    return length - term.length;
  }

  #startsWith(number: number, prefix: string): boolean {
    const { termStarts, termUnits } = this.#sections;
    const start = termStarts[number]!;
    if (termStarts[number + 1]! - start < prefix.length) return false;
    for (let unit = 0; unit < prefix.length; unit++) {
      if (termUnits[start + unit] !== prefix.charCodeAt(unit)) return false;
    }
    return true;
  }
}
