import type { BlockKind } from './Document';
import { isWhiteSpace } from './whiteSpace';

// A fixed locale: the rules are the same for all, and passages must not depend on where they were made.
const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });
const words = new Intl.Segmenter('en', { granularity: 'word' });
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Where a block may be cut: `least` < `best` ≤ `most`, offsets into the text. */
export interface CutRange {
  readonly least: number;
  readonly best: number;
  readonly most: number;
}

/**
 * Where to cut a block that starts at or before `start` and is too long: between sentences (code: between lines, best
 * where one is blank), else where a line ends, between words, between characters as people see them, and only inside such
 * a character when a single one is longer than a passage. Never inside a surrogate pair.
 *
 * @returns an offset above `start` and not above `range.most`.
 */
export function findCut(text: string, kind: BlockKind, start: number, range: CutRange): number {
  const cut =
    (kind === 'code' ? betweenLines(text, range, '\n\n') : betweenSentences(text, start, range)) ??
    betweenLines(text, range, '\n') ??
    atWhiteSpace(text, range) ??
    betweenWords(text, start, range);
  return cut ?? outsidePair(text, start, range.most);
}

function betweenSentences(text: string, start: number, { least, best, most }: CutRange): number | null {
  // A single line break inside a paragraph only wraps it, while the segmenter would end a sentence there.
  const stretch = text.slice(start, most + 1).replaceAll('\n', ' ');
  const sentence = sentences.segment(stretch).containing(Math.min(best, most) - start);
  if (sentence === undefined) return null;
  const before = start + sentence.index;
  const after = before + sentence.segment.length;
  const canBefore = before >= least;
  const canAfter = after <= most;
  if (canBefore && canAfter) return best - before < after - best ? before : after;
  return canAfter ? after : canBefore ? before : null;
}

function betweenLines(text: string, { least, most }: CutRange, mark: string): number | null {
  const offset = text.slice(least, most).lastIndexOf(mark);
  return offset < 0 ? null : least + offset + mark.length;
}

function atWhiteSpace(text: string, { least, best }: CutRange): number | null {
  for (let offset = best; offset > least; offset--) if (isWhiteSpace(text.charCodeAt(offset))) return offset;
  return null;
}

function betweenWords(text: string, start: number, { least, most }: CutRange): number | null {
  const stretch = text.slice(start, most + 1);
  const word = words.segment(stretch).containing(most - start)?.index ?? 0;
  if (start + word >= least) return start + word;
  const grapheme = graphemes.segment(stretch).containing(most - start)?.index ?? 0;
  return grapheme > 0 ? start + grapheme : null;
}

function outsidePair(text: string, start: number, offset: number): number {
  const code = text.charCodeAt(offset);
  const splitsPair = code >= 0xdc00 && code <= 0xdfff && offset - 1 > start;
  return splitsPair ? offset - 1 : offset;
}
