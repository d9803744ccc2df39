import { forgivenErrors } from './editDistance';
import { hasErrors, isCloseMatch } from './matchTerm';
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
 * The stretches of a text that answer a query, in order and apart from each other: its words, also by stem, beginning and
 * typing errors as the index finds them, and its phrases. Words with typing errors are marked only where the text does not
 * hold the word itself. No stretch begins or ends within a grapheme.
 *
 * @param words of the text: `splitWords(text)`, which can be kept while someone types.
 */
export function findMarks(text: string, words: readonly Word[], query: MarkedQuery): MarkedRange[] {
  const ranges = [
    ...tellingWords(query.words).flatMap((word) => rangesOf(word, words)),
    ...query.phrases.flatMap((phrase) => phraseRanges(phrase, words)),
  ];
  if (ranges.length === 0) return [];
  const segments = graphemes.segment(text);
  const whole = ranges.map(({ start, end }) => {
    const last = segments.containing(end - 1)!;
    return { start: segments.containing(start)!.index, end: last.index + last.segment.length };
  });
  return merged(whole);
}

function tellingWords(words: readonly WantedWord[]): readonly WantedWord[] {
  const telling = words.filter(({ term }) => !SHORT_WORD.test(term));
  return telling.length > 0 ? telling : words;
}

function rangesOf(wanted: WantedWord, words: readonly Word[]): readonly MarkedRange[] {
  const close = wordsThat(words, (term) => isCloseMatch(wanted, term));
  if (close.length > 0) return close;
  const forgiven = forgivenErrors(wanted.term);
  for (let errors = 1; errors <= forgiven; errors++) {
    const found = wordsThat(words, (term) => hasErrors(wanted.term, term, errors));
    if (found.length > 0) return found;
  }
  return [];
}

/** The words whose term passes; each different term is looked at once. */
function wordsThat(words: readonly Word[], passes: (term: string) => boolean): readonly Word[] {
  const known = new Map<string, boolean>();
  return words.filter(({ term }) => {
    let found = known.get(term);
    if (found === undefined) {
      found = passes(term);
      known.set(term, found);
    }
    return found;
  });
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
