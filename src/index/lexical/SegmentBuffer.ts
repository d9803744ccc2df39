import type { LexicalPassage } from './LexicalIndex';
import { visitPassageWords } from './passageWords';
import { SegmentWriter } from './SegmentWriter';

/** Postings of a term: row, weight, number of places, the places; and so on for the next row. */
interface TermPostings {
  readonly numbers: number[];
  /** Where the last row begins. */
  last: number;
}

const LAST_WEIGHT = 1;
const LAST_COUNT = 2;

/** Gathers rows for the next segment. */
export class SegmentBuffer {
  readonly #terms = new Map<string, TermPostings>();
  readonly #lengths: number[] = [];

  get rows(): number {
    return this.#lengths.length;
  }

  /** Adds a row at the end and gives its number of words. */
  add(passage: LexicalPassage): number {
    const row = this.#lengths.length;
    const length = visitPassageWords(passage, (term, weight, position) => {
      let postings = this.#terms.get(term);
      if (!postings) {
        postings = { numbers: [], last: 0 };
        this.#terms.set(term, postings);
      }
      const { numbers } = postings;
      if (numbers.length === 0 || numbers[postings.last] !== row) {
        postings.last = numbers.length;
        numbers.push(row, 0, 0);
      }
      numbers[postings.last + LAST_WEIGHT]! += weight;
      if (position < 0) return;
      numbers[postings.last + LAST_COUNT]! += 1;
      numbers.push(position);
    });
    this.#lengths.push(length);
    return length;
  }

  /** All rows as a segment's buffer. */
  finish(): ArrayBuffer {
    const writer = new SegmentWriter(Uint32Array.from(this.#lengths));
    // By UTF-16 code units, as a segment wants it.
    for (const term of [...this.#terms.keys()].toSorted()) {
      writer.startTerm(term);
      const { numbers } = this.#terms.get(term)!;
      for (let at = 0; at < numbers.length;) {
        const [row, weight, count] = [numbers[at]!, numbers[at + LAST_WEIGHT]!, numbers[at + LAST_COUNT]!];
        at += 3;
        writer.addPlaces(row, weight, numbers, at, at + count);
        at += count;
      }
    }
    return writer.finish();
  }
}
