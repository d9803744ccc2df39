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

/** Where words of the query occur in a text, in order. */
export function markWords(text: string, wanted: ReadonlySet<string>): TextRange[] {
  if (wanted.size === 0) return [];
  const prefixes = [...wanted].filter((word) => word.length >= PREFIX_FROM);
  const marks: TextRange[] = [];
  for (const { segment, index, isWordLike } of words.segment(text)) {
    if (!isWordLike) continue;
    const word = fold(segment);
    if (wanted.has(word) || prefixes.some((prefix) => word.startsWith(prefix))) {
      marks.push({ start: index, end: index + segment.length });
    }
  }
  return marks;
}
