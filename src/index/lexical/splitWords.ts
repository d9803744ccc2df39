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
const compoundHere = new RegExp(compound, 'uy');

/** Most compounds repeat: their parts are remembered, so many at most. */
const REMEMBERED = 50_000;
const LONGEST_REMEMBERED = 40;
const remembered = new Map<string, readonly CompoundPart[]>();

/** Is told the words of a text. */
export interface WordVisitor {
  /** A word whose term is `text.slice(start, end).toLowerCase()`: ASCII letters alone. Nearly all words of English text. */
  plain(start: number, end: number, position: number): void;
  /** Any other one; the arguments are those of a `Word`. */
  other(term: string, start: number, end: number, position: number, isWhole: boolean, isLastCharacter: boolean): void;
}

/** Tells the words of a text, in order; a whole comes right behind its parts. */
export function visitWords(text: string, visitor: WordVisitor): void {
  let position = 0;
  let place = 0;
  while (place < text.length) {
    const plainEnd = plainWordEnd(text, place);
    if (plainEnd > place) {
      visitor.plain(place, plainEnd, position);
      position += 1;
      place = plainEnd;
      continue;
    }
    if (mayBegin(text, place)) {
      compoundHere.lastIndex = place;
      const found = compoundHere.exec(text)?.[0];
      if (found !== undefined) {
        position = visitCompound(visitor, found, place, position);
        place += found.length;
        continue;
      }
    }
    place += text.codePointAt(place)! > 0xffff ? 2 : 1;
  }
}

/** The words of a text as a list. */
export function splitWords(text: string): Word[] {
  const words = new WordList(text);
  visitWords(text, words);
  return words.words;
}

/** The words of a text as they stand there, compounds in their parts. */
export function wordsAsWritten(text: string): string[] {
  return splitWords(text).flatMap(({ isWhole, start, end }) => (isWhole ? [] : text.slice(start, end)));
}

/** The oracle of `splitWords`: looks for compounds, and takes every one apart. */
export function splitWordsPlainly(text: string): Word[] {
  const words = new WordList(text);
  let position = 0;
  for (const { 0: found, index } of text.matchAll(compound)) position = visitCompound(words, found, index, position);
  return words.words;
}

class WordList implements WordVisitor {
  readonly words: Word[] = [];
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  plain(start: number, end: number, position: number): void {
    const term = this.#text.slice(start, end).toLowerCase();
    this.words.push({ term, start, end, position, isWhole: false, isLastCharacter: false });
  }

  other(term: string, start: number, end: number, position: number, isWhole: boolean, isLastCharacter: boolean): void {
    this.words.push({ term, start, end, position, isWhole, isLastCharacter });
  }
}

/** Tells the words of a compound that begins at a place; gives the position behind them. */
function visitCompound(visitor: WordVisitor, found: string, place: number, first: number): number {
  let position = first;
  let wholeFrom = first;
  for (const { term, start, end, kind } of partsOf(found)) {
    const isWhole = kind === 'whole';
    const at = isWhole ? wholeFrom : position;
    visitor.other(term, place + start, place + end, at, isWhole, kind === 'last-character');
    if (isWhole) wholeFrom = position;
    else position += 1;
  }
  return position;
}

function partsOf(found: string): readonly CompoundPart[] {
  const known = remembered.get(found);
  if (known) return known;
  const parts = splitCompound(found);
  if (found.length <= LONGEST_REMEMBERED) {
    if (remembered.size >= REMEMBERED) remembered.clear();
    remembered.set(found, parts);
  }
  return parts;
}

/** What a character can be in a compound. */
const BLANK = 0;
const JOINT = 1;
const OTHER = 2;
const UPPER = 3;
const LOWER = 4;

/** By code unit; beyond ASCII all are `OTHER`. */
const kinds = new Uint8Array(0x10000).fill(OTHER);
for (let code = 0; code < 128; code++) kinds[code] = kindOf(String.fromCharCode(code));

function kindOf(character: string): number {
  if (/[a-z]/.test(character)) return LOWER;
  if (/[A-Z]/.test(character)) return UPPER;
  if (/[.\-']/.test(character)) return JOINT;
  return /[0-9_+#]/.test(character) ? OTHER : BLANK;
}

/** Longer words are cut. */
const LONGEST_PLAIN = 63;

/**
 * Where the plain word ends that begins at a place: ASCII letters, all small but the first, that are a compound of one
 * part. The place itself where there is none, or where only a look at the whole compound can tell. Nearly all words of
 * English text are plain, and are found four times as fast so.
 */
function plainWordEnd(text: string, start: number): number {
  if (kindAt(text, start) < UPPER) return start;
  let end = start + 1;
  while (kindAt(text, end) === LOWER) end += 1;
  if (end - start > LONGEST_PLAIN) return start;
  const next = kindAt(text, end);
  return next === BLANK || (next === JOINT && kindAt(text, end + 1) === BLANK) ? end : start;
}

/** Whether a compound may begin at a place. */
function mayBegin(text: string, place: number): boolean {
  return kindAt(text, place) >= OTHER;
}

/** Blank behind the end. */
function kindAt(text: string, place: number): number {
  return place < text.length ? kinds[text.charCodeAt(place)]! : BLANK;
}
