import { RowSet } from '../RowSet';
import type { Phrase, PhraseWord } from './phraseOf';
import type { NumberedSegment } from './SegmentedLexicalIndex';
import type { Segment } from './Segment';

/** For each row of a segment: the places at which a phrase may begin. */
type Beginnings = ReadonlyMap<number, readonly number[]>;

/** The rows that hold a phrase. */
export function rowsWithPhrase(segments: readonly NumberedSegment[], phrase: Phrase): RowSet {
  const found = new RowSet();
  if (phrase.length === 0) return found;
  for (const { segment, rows } of segments) {
    for (const row of findPhrase(segment, phrase).keys()) {
      const number = rows[row]!;
      if (number >= 0) found.add(number);
    }
  }
  return found;
}

/** Begins with the rarest word, so that of common ones few places are read. */
function findPhrase(segment: Segment, phrase: Phrase): Beginnings {
  const words = phrase
    .map((word) => ({ word, terms: termsOf(segment, word) }))
    .map((each) => ({ ...each, bytes: each.terms.reduce((sum, term) => sum + segment.postingBytes(term), 0) }))
    .toSorted((a, b) => a.bytes - b.bytes);
  let beginnings: Beginnings | null = null;
  for (const { word, terms } of words) {
    beginnings = placesOf(segment, terms, word.offset, beginnings);
    if (beginnings.size === 0) break;
  }
  return beginnings ?? new Map();
}

function termsOf(segment: Segment, { term, isPrefix }: PhraseWord): number[] {
  if (isPrefix) {
    const [from, to] = segment.prefixRange(term);
    return Array.from({ length: to - from }, (_, index) => from + index);
  }
  const number = segment.findTerm(term);
  return number < 0 ? [] : [number];
}

/** Where a phrase may begin by its word at `offset`; only places that are among `known`, if given. */
function placesOf(segment: Segment, terms: readonly number[], offset: number, known: Beginnings | null): Beginnings {
  const found = new Map<number, number[]>();
  for (const term of terms) {
    const reader = segment.read(term);
    while (reader.next()) {
      const allowed = known?.get(reader.row);
      if (known && !allowed) continue;
      for (const place of reader.places()) {
        const beginning = place - offset;
        if (allowed && !allowed.includes(beginning)) continue;
        const others = found.get(reader.row);
        if (others) others.push(beginning);
        else found.set(reader.row, [beginning]);
      }
    }
  }
  return found;
}
