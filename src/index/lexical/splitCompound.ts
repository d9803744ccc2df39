import { foldText } from './foldText';

/** A part of a compound, or the compound as a whole; the range counts from the compound's start. */
export interface CompoundPart {
  readonly term: string;
  readonly start: number;
  readonly end: number;
  readonly kind: 'part' | 'whole' | 'last-character';
}

/** Longer words are cut: they are nothing that a person types. In UTF-16 code units. */
const LONGEST_TERM = 64;

const pairedScript = /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}\p{scx=Bopomofo}]/u;
const unspacedScript = /[\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;
/** Runs of one way of writing: characters in pairs, words without spaces, words with spaces. */
const run =
  /(?<paired>(?:[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}\p{scx=Bopomofo}][\p{M}\uff9e\uff9f]*)+)|(?<unspaced>(?:[\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]\p{M}*)+)|(?:(?![\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}\p{scx=Bopomofo}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]).)+/gu;
const character = /.[\p{M}\uff9e\uff9f]*/gu;
/** camelCase, XMLFile, and letters beside digits. */
const border =
  /(?<=\p{Ll}\p{M}*)(?=\p{Lu})|(?<=\p{Lu}\p{M}*)(?=\p{Lu}\p{M}*\p{Ll})|(?<=[\p{L}\p{M}])(?=\p{N})|(?<=\p{N})(?=\p{L})/u;
const joined = /[\p{L}\p{M}\p{N}]+/gu;

const unspacedWords = new Intl.Segmenter('th', { granularity: 'word' });

/** The parts of a compound, in order. See `splitWords` for what a compound is. */
export function splitCompound(compound: string): readonly CompoundPart[] {
  // A mark that stands alone folds to nothing.
  return splitRuns(compound).filter(({ term }) => term !== '');
}

function splitRuns(compound: string): readonly CompoundPart[] {
  if (!pairedScript.test(compound) && !unspacedScript.test(compound)) return splitSpaced(compound, 0);
  const parts: CompoundPart[] = [];
  for (const { 0: text, index, groups } of compound.matchAll(run)) {
    if (groups?.['paired'] !== undefined) parts.push(...splitPaired(text, index));
    else if (groups?.['unspaced'] !== undefined) parts.push(...splitUnspaced(text, index));
    else parts.push(...splitSpaced(text, index));
  }
  return parts;
}

/** Every character with the next one; the last one alone. So any string of characters is found by its pairs. */
function splitPaired(text: string, offset: number): CompoundPart[] {
  const characters = [...text.matchAll(character)];
  return characters.map(({ 0: first, index }, position) => {
    const start = offset + index;
    const next = characters[position + 1];
    return next
      ? { term: termOf(first + next[0]), start, end: offset + next.index + next[0].length, kind: 'part' }
      : { term: termOf(first), start, end: start + first.length, kind: 'last-character' };
  });
}

function splitUnspaced(text: string, offset: number): CompoundPart[] {
  return [...unspacedWords.segment(text)].map(({ segment, index }) => ({
    term: termOf(segment),
    start: offset + index,
    end: offset + index + segment.length,
    kind: 'part',
  }));
}

function splitSpaced(text: string, offset: number): CompoundPart[] {
  const parts: CompoundPart[] = [];
  for (const { 0: letters, index } of text.matchAll(joined)) {
    let start = offset + index;
    for (const part of letters.split(border)) {
      parts.push({ term: termOf(part), start, end: start + part.length, kind: 'part' });
      start += part.length;
    }
  }
  const whole = wholeOf(text, parts.length);
  if (whole !== null) parts.push({ term: whole, start: offset, end: offset + text.length, kind: 'whole' });
  return parts;
}

/**
 * The whole of a compound. Of letters alone, it is written together: `e-mail` and `eMail` are also `email`. Otherwise
 * its joints count: `2.31` is not `23.1`.
 */
function wholeOf(text: string, parts: number): string | null {
  const hasSign = /^#\p{N}|[+#]$/u.test(text);
  if (parts === 0 || (parts === 1 && !hasSign)) return null;
  const signed = /^#\p{L}/u.test(text) ? text.slice(1) : text;
  if (!hasSign && !/[\p{N}_.]/u.test(signed)) return termOf(signed.replaceAll(/[-'’‐‑]/g, ''));
  return termOf(signed.replaceAll('’', "'").replaceAll(/[‐‑]/g, '-'));
}

function termOf(text: string): string {
  const folded = foldText(text);
  return folded.length <= LONGEST_TERM ? folded : folded.slice(0, LONGEST_TERM).replace(/[\ud800-\udbff]$/, '');
}
