import { forgivenErrors } from './editDistance';
import { countErrors, isCloseMatch } from './matchTerm';
import type { Phrase } from './phraseOf';
import type { WantedWord } from './queryWords';
import type { Word } from './splitWords';

/** A stretch of a text: `text.slice(start, end)`. */
export interface MarkedRange {
  readonly start: number;
  readonly end: number;
}

/** What to mark: what a query looks for. */
export interface MarkedQuery {
  readonly words: readonly WantedWord[];
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

  constructor({ words, phrases }: MarkedQuery) {
    this.#words = tellingWords(words).map((word) => new WordFinder(word));
    this.#phrases = phrases;
  }

  /** @param words of the text: `splitWords(text)`, which can be kept while someone types. */
  find(text: string, words: readonly Word[]): MarkedRange[] {
    const ranges = [
      ...this.#words.flatMap((word) => word.find(words)),
      ...this.#phrases.flatMap((phrase) => phraseRanges(phrase, words)),
    ];
    if (ranges.length === 0) return [];
    const segments = graphemes.segment(text);
    const whole = ranges.map(({ start, end }) => {
      const last = segments.containing(end - 1)!;
      return { start: segments.containing(start)!.index, end: last.index + last.segment.length };
    });
    return merged(whole);
  }
}

/** What `MarkFinder` finds in a single text. */
export function findMarks(text: string, words: readonly Word[], query: MarkedQuery): MarkedRange[] {
  return new MarkFinder(query).find(text, words);
}

function tellingWords(words: readonly WantedWord[]): readonly WantedWord[] {
  const telling = words.filter(({ term }) => !SHORT_WORD.test(term));
  return telling.length > 0 ? telling : words;
}

/** Looks for one word. The passages of an answer share most of their terms: each is compared once. */
class WordFinder {
  readonly #wanted: WantedWord;
  readonly #forgiven: number;
  readonly #isClose = new Map<string, boolean>();
  readonly #errors = new Map<string, number>();

  constructor(wanted: WantedWord) {
    this.#wanted = wanted;
    this.#forgiven = forgivenErrors(wanted.term);
  }

  find(words: readonly Word[]): readonly Word[] {
    const close = words.filter(({ term }) => remember(this.#isClose, term, () => isCloseMatch(this.#wanted, term)));
    if (close.length > 0 || this.#forgiven === 0) return close;
    const errors = words.map(({ term }) =>
      remember(this.#errors, term, () => countErrors(this.#wanted.term, term, this.#forgiven)),
    );
    const fewest = errors.reduce((least, each) => Math.min(least, each), Infinity);
    return fewest > this.#forgiven ? [] : words.filter((_, index) => errors[index] === fewest);
  }
}

function remember<Value>(known: Map<string, Value>, term: string, compute: () => Value): Value {
  let value = known.get(term);
  if (value === undefined) {
    value = compute();
    known.set(term, value);
  }
  return value;
}

function phraseRanges(phrase: Phrase, words: readonly Word[]): MarkedRange[] {
  const places = new Map(words.filter(({ isWhole }) => !isWhole).map((word) => [word.position, word]));
  return [...places.keys()].flatMap((first) => {
    const range = phrase.map(({ term, isPrefix, offset }) => {
      const word = places.get(first + offset);
      return word && (isPrefix ? word.term.startsWith(term) : word.term === term) ? word : null;
    });
    const [start, end] = [range[0], range.at(-1)];
    return start && end && range.every((word) => word !== null) ? [{ start: start.start, end: end.end }] : [];
  });
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
