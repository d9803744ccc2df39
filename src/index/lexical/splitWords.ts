import { splitCompound, type CompoundPart } from './splitCompound';

/** A word of a text, as compared. */
export interface Word {
  /** Folded, at most 64 UTF-16 code units. */
  readonly term: string;
  /** First UTF-16 code unit in the text. */
  readonly start: number;
  /** One past the last. */
  readonly end: number;
  /** Counts the words of the text from 0. A whole has that of its first part. */
  readonly position: number;
  /** A compound such as `ERR_CONN_42` beside its parts; it counts neither for phrases nor for the text's length. */
  readonly isWhole: boolean;
  /** The last single character of a run of Chinese, Japanese or Korean, whose words are pairs of characters. */
  readonly isLastCharacter: boolean;
}

/**
 * Letters, marks and digits, joined by single dots, hyphens and apostrophes or by underscores: `v2.3.1`, `e-mail`,
 * `snake_case`. A number sign in front or behind and plus signs behind belong to it: `#1234`, `C#`, `C++`.
 */
const compound =
  /#?[\p{L}\p{N}][\p{L}\p{M}\p{N}\uff9e\uff9f]*(?:(?:_+|[.\-'’‐‑])[\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*(?:\+\+|#(?![\p{L}\p{N}]))?/gu;

/** Most compounds repeat: their parts are remembered, so many at most. */
const REMEMBERED = 50_000;
const LONGEST_REMEMBERED = 40;
const remembered = new Map<string, readonly CompoundPart[]>();

/** The words of a text, in order; a whole comes right behind its parts. */
export function splitWords(text: string): Word[] {
  const words: Word[] = [];
  let position = 0;
  for (const { 0: found, index } of text.matchAll(compound)) {
    let wholeFrom = position;
    for (const { term, start, end, kind } of partsOf(found)) {
      const isWhole = kind === 'whole';
      words.push({
        term,
        start: index + start,
        end: index + end,
        position: isWhole ? wholeFrom : position,
        isWhole,
        isLastCharacter: kind === 'last-character',
      });
      if (isWhole) wholeFrom = position;
      else position += 1;
    }
  }
  return words;
}

/** Such a word is one part, and quicker taken as it is than looked up. */
const plainWord = /^[A-Za-z][a-z]{0,62}$/;

function partsOf(found: string): readonly CompoundPart[] {
  if (plainWord.test(found)) return [{ term: found.toLowerCase(), start: 0, end: found.length, kind: 'part' }];
  const known = remembered.get(found);
  if (known) return known;
  const parts = splitCompound(found);
  if (found.length <= LONGEST_REMEMBERED) {
    if (remembered.size >= REMEMBERED) remembered.clear();
    remembered.set(found, parts);
  }
  return parts;
}
