import { editDistance, forgivenErrors } from './editDistance';
import { isCloseMatch } from './matchTerm';
import type { Phrase, PhraseWord } from './phraseOf';
import { PackedWords } from './PackedWords';
import type { WantedWord } from './queryWords';
import { canBeWithin, termSignature } from './termSignature';

/** A stretch of a text: `text.slice(start, end)`. */
export interface MarkedRange {
  readonly start: number;
  readonly end: number;
}

/** A word to mark. */
export interface MarkedWord extends WantedWord {
  /** Whether it was also looked for with typing errors: see `LexicalIndex.forgives`. */
  readonly mayBeMistyped: boolean;
}

/** What to mark: what a query looks for. */
export interface MarkedQuery {
  readonly words: readonly MarkedWord[];
  readonly phrases: readonly Phrase[];
}

/** Latin words of up to so many letters are marked only where no longer one is looked for: "the" says nothing. */
const SHORT_WORD = /^\p{Script=Latin}{1,3}$/u;

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/**
 * Finds the stretches of texts that answer a query, in order and apart from each other: its words, also by stem, beginning
 * and typing errors as the index finds them, and its phrases. Words with typing errors are marked only where the text does
 * not hold the word itself. No stretch begins or ends within a grapheme.
 */
export class MarkFinder {
  readonly #words: readonly WordFinder[];
  readonly #phrases: readonly Phrase[];

  /** @param before looked for nearly the same: what it knows of the words in common is taken over. */
  constructor({ words, phrases }: MarkedQuery, before?: MarkFinder) {
    const known = before ? before.#words : [];
    this.#words = tellingWords(words).map((word) => known.find((each) => each.looksFor(word)) ?? new WordFinder(word));
    this.#phrases = phrases;
  }

  /** @param words of a text; they can be kept while someone types. */
  find(words: PackedWords): MarkedRange[] {
    const ranges = [
      ...this.#words.flatMap((word) => word.find(words)),
      ...this.#phrases.flatMap((phrase) => phraseRanges(phrase, words)),
    ];
    if (ranges.length === 0) return [];
    const borders = new GraphemeBorders(words.text);
    return merged(ranges.map(({ start, end }) => ({ start: borders.before(start), end: borders.behind(end) })));
  }
}

/** What `MarkFinder` finds in a single text. */
export function findMarks(text: string, query: MarkedQuery): MarkedRange[] {
  return new MarkFinder(query).find(new PackedWords(text));
}

function tellingWords(words: readonly MarkedWord[]): readonly MarkedWord[] {
  const telling = words.filter(({ term }) => !SHORT_WORD.test(term));
  return telling.length > 0 ? telling : words;
}

/** Terms that a word is remembered to be compared with. */
const REMEMBERED_TERMS = 20_000;

/** Looks for one word. The passages of an answer share most of their terms: each is compared once. */
class WordFinder {
  readonly #wanted: MarkedWord;
  readonly #forgiven: number;
  readonly #signature: number;
  readonly #isClose = new Map<string, boolean>();
  readonly #errors = new Map<string, number>();

  constructor(wanted: MarkedWord) {
    this.#wanted = wanted;
    this.#forgiven = wanted.mayBeMistyped ? forgivenErrors(wanted.term) : 0;
    this.#signature = termSignature(wanted.term);
  }

  looksFor({ term, isPrefix, mayBeMistyped }: MarkedWord): boolean {
    const wanted = this.#wanted;
    return wanted.term === term && wanted.isPrefix === isPrefix && wanted.mayBeMistyped === mayBeMistyped;
  }

  find(words: PackedWords): readonly MarkedRange[] {
    const close: number[] = [];
    const first = this.#wanted.term.charCodeAt(0);
    // Most terms begin otherwise, and need not even be made.
    for (let word = 0; word < words.length; word++) {
      if (words.first(word) === first && this.#isCloseTo(words.term(word))) close.push(word);
    }
    const found = close.length > 0 || this.#forgiven === 0 ? close : this.#findMistyped(words);
    return found.map((word) => ({ start: words.start(word), end: words.end(word) }));
  }

  #findMistyped(words: PackedWords): readonly number[] {
    let fewest: number = this.#forgiven;
    let mistyped: number[] = [];
    for (let word = 0; word < words.length; word++) {
      if (!canBeWithin(fewest, this.#signature, words.signature(word))) continue;
      const errors = this.#errorsIn(words.term(word));
      if (errors > fewest) continue;
      if (errors < fewest) mistyped = [];
      fewest = errors;
      mistyped.push(word);
    }
    return mistyped;
  }

  #isCloseTo(term: string): boolean {
    let isClose = this.#isClose.get(term);
    if (isClose === undefined) {
      isClose = isCloseMatch(this.#wanted, term);
      remember(this.#isClose, term, isClose);
    }
    return isClose;
  }

  /** Typing errors in a term; one more than are forgiven when they are more. */
  #errorsIn(term: string): number {
    let errors = this.#errors.get(term);
    if (errors === undefined) {
      errors = editDistance(this.#wanted.term, term, this.#forgiven);
      remember(this.#errors, term, errors);
    }
    return errors;
  }
}

function remember<Value>(known: Map<string, Value>, term: string, value: Value): void {
  if (known.size >= REMEMBERED_TERMS) known.clear();
  known.set(term, value);
}

/** Finds the ends of the graphemes of a text. */
class GraphemeBorders {
  readonly #text: string;
  #segments: Intl.Segments | null = null;

  constructor(text: string) {
    this.#text = text;
  }

  /** Where the grapheme begins that a place is in. */
  before(place: number): number {
    return this.#isBorder(place) ? place : this.#containing(place).index;
  }

  /** Where the grapheme ends that the character in front of a place is in. */
  behind(place: number): number {
    if (this.#isBorder(place)) return place;
    const { index, segment } = this.#containing(place - 1);
    return index + segment.length;
  }

  /** No grapheme but a line break of two holds two ASCII characters; false where only the graphemes can tell. */
  #isBorder(place: number): boolean {
    const text = this.#text;
    if (place === 0 || place === text.length) return true;
    return text.charCodeAt(place - 1) < 128 && text.charCodeAt(place) < 128 && text[place - 1] !== '\r';
  }

  #containing(place: number): Intl.SegmentData {
    this.#segments ??= graphemes.segment(this.#text);
    return this.#segments.containing(place)!;
  }
}

function phraseRanges(phrase: Phrase, words: PackedWords): MarkedRange[] {
  // Positions count these.
  const parts: number[] = [];
  for (let word = 0; word < words.length; word++) if (!words.isWhole(word)) parts.push(word);
  const ranges: MarkedRange[] = [];
  for (let position = 0; position < parts.length; position++) {
    const found = phrase.map(({ offset }) => parts[position + offset]);
    const stands = phrase.every((wanted, index) => isPhraseWord(words, found[index], wanted));
    if (stands && phrase.length > 0) ranges.push({ start: words.start(found[0]!), end: words.end(found.at(-1)!) });
  }
  return ranges;
}

function isPhraseWord(words: PackedWords, word: number | undefined, { term, isPrefix }: PhraseWord): boolean {
  if (word === undefined || words.first(word) !== term.charCodeAt(0)) return false;
  return isPrefix ? words.term(word).startsWith(term) : words.term(word) === term;
}

/** Ranges in order; those that overlap or touch become one. */
function merged(ranges: readonly MarkedRange[]): MarkedRange[] {
  const joined: { start: number; end: number }[] = [];
  for (const { start, end } of ranges.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const last = joined.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else joined.push({ start, end });
  }
  return joined;
}
