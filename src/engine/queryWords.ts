import type { TextRange } from '../protocol/EngineApi';

const words = new Intl.Segmenter(undefined, { granularity: 'word' });

/** Words of up to this many letters are marked only in queries without longer ones: "the" says nothing in "the bread". */
const SHORT_WORD = 3;
/** From this many letters on, a word of the query also marks longer words that begin with it: "bake" in "baked". */
const PREFIX_FROM = 4;

/** A word as compared: compatibility forms, case and diacritics do not count. */
function fold(word: string): string {
  return word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** The words of a query that are worth marking, folded. Chinese, Japanese and Thai words may be short. */
export function queryWords(query: string): ReadonlySet<string> {
  const all = [...words.segment(query)].filter(({ isWordLike }) => isWordLike).map(({ segment }) => fold(segment));
  const telling = all.filter((word) => word.length > SHORT_WORD || !/^[\p{Script=Latin}]+$/u.test(word));
  return new Set(telling.length > 0 ? telling : all);
}

/** A word of a text, as compared. */
export interface FoldedWord extends TextRange {
  readonly folded: string;
}

/** The words of a text, in order. */
export function foldedWords(text: string): FoldedWord[] {
  const found: FoldedWord[] = [];
  for (const { segment, index, isWordLike } of words.segment(text)) {
    if (isWordLike) found.push({ start: index, end: index + segment.length, folded: fold(segment) });
  }
  return found;
}

/** Those words of a text that the query asks for. */
export function wantedWords(all: readonly FoldedWord[], wanted: ReadonlySet<string>): FoldedWord[] {
  if (wanted.size === 0) return [];
  const prefixes = [...wanted].filter((word) => word.length >= PREFIX_FROM);
  return all.filter(({ folded }) => wanted.has(folded) || prefixes.some((prefix) => folded.startsWith(prefix)));
}
