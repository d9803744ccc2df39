import { RowSet } from '../RowSet';
import type { Phrase, PhraseWord } from './phraseOf';
import type { PostingReader } from './PostingReader';
import type { Segment } from './Segment';
import type { NumberedSegment } from './SegmentedLexicalIndex';

/** The rows that hold a phrase. */
export function rowsWithPhrase(segments: readonly NumberedSegment[], phrase: Phrase): RowSet {
  const found = new RowSet();
  if (phrase.length === 0) return found;
  for (const { segment, rows } of segments) {
    for (const row of findPhrase(segment, phrase)) {
      const number = rows[row]!;
      if (number >= 0) found.add(number);
    }
  }
  return found;
}

/** Walks over the words' rows in step, and compares places only in rows that hold them all. */
function* findPhrase(segment: Segment, phrase: Phrase): Generator<number> {
  const words = phrase.map((word) => new PhraseWordReader(segment, word));
  const [first] = words as [PhraseWordReader];
  for (first.next(); first.row < Infinity;) {
    let reached = first.row;
    for (const word of words) {
      while (word.row < reached) word.next();
      reached = word.row;
    }
    if (reached === Infinity) return;
    if (first.row < reached) {
      while (first.row < reached) first.next();
      continue;
    }
    if (beginningsIn(words).length > 0) yield reached;
    first.next();
  }
}

/** The places at which the phrase begins, in the row that all words have reached. */
function beginningsIn(words: readonly PhraseWordReader[]): readonly number[] {
  let beginnings: readonly number[] | null = null;
  for (const word of words) {
    const found: readonly number[] = word.beginnings();
    beginnings = beginnings === null ? found : beginnings.filter((place) => found.includes(place));
    if (beginnings.length === 0) break;
  }
  return beginnings ?? [];
}

/** Walks over the rows that hold a word of a phrase, or any word that begins with it. */
class PhraseWordReader {
  readonly #offset: number;
  #readers: PostingReader[];
  /** -1 before the first row, Infinity behind the last. */
  row = -1;

  constructor(segment: Segment, { term, isPrefix, offset }: PhraseWord) {
    this.#offset = offset;
    const exact = segment.findTerm(term);
    const [from, to] = isPrefix ? segment.prefixRange(term) : exact < 0 ? [0, 0] : [exact, exact + 1];
    this.#readers = Array.from({ length: to - from }, (_, index) => segment.read(from + index));
  }

  next(): void {
    const [only, second] = this.#readers;
    if (only && !second) {
      this.row = only.next() ? only.row : Infinity;
      return;
    }
    const reached = this.row;
    this.row = Infinity;
    this.#readers = this.#readers.filter((reader) => {
      if (reader.row === reached && !reader.next()) return false;
      this.row = Math.min(this.row, reader.row);
      return true;
    });
  }

  /** Where the phrase begins in the row, going by this word. May be asked once for each row. */
  beginnings(): number[] {
    const [only, second] = this.#readers;
    if (only && !second) return only.places().map((place) => place - this.#offset);
    const reading = this.#readers.filter(({ row }) => row === this.row);
    return reading.flatMap((reader) => reader.places().map((place) => place - this.#offset));
  }
}
