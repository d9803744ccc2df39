import type { TermMatch } from './matchTerm';
import type { WantedWord } from './queryWords';

/** How often a word counts for standing once in a field. */
export const fieldWeights = { title: 5, tags: 4, headings: 3, path: 2, body: 1 } as const;

/** Words between the fields of a passage, so that no phrase reaches from one into the next. */
export const FIELD_GAP = 64;

/** How much a match counts: units of a tenth of an exact one, so that sums are exact in any order. */
export const matchUnits: Readonly<Record<TermMatch, number>> = {
  exact: 10,
  stem: 9,
  prefix: 7,
  'one-error': 10,
  'two-errors': 10,
};
const UNITS = 10;

/** Words held by fewer rows are also looked for with typing errors. */
const TYPOS_BELOW_ROWS = 8;

/**
 * How many words at large a row stands for. `npm run evaluate -- --search`: 20,000 to 160,000 give the same within half a
 * point. Without (`as_rare_here`), queries in another language than the note lose 13 points with the starter and 3 with the
 * light encoder; paraphrases would gain 6 and 1, because small words lead to the notes in their language.
 */
const WORDS_AT_LARGE = 60_000;

const K1 = 1.2;
const B = 0.75;
/** Longer passages, relative to the mean, count as this long, so that the share below is low enough. */
const LONGEST_RELATIVE = 4;
/**
 * Share of a word's score for rows that hold it only with typing errors, where other rows hold it as typed: below
 * 1 / (1 + K1 · (1 - B + B · 4)) = 0.204, the least that an exact match scores, and 0.152, the least of a prefix.
 */
const TYPO_SHARE_BESIDE_WORD = 0.15;
/** The same where no row holds the word as typed. */
const TYPO_SHARE = 0.8;

/** What the rows have in common. */
export interface RowStatistics {
  readonly rows: number;
  /** Words of all rows. */
  readonly words: number;
}

/**
 * Rarity of a word, never negative: the inverse document frequency as Lucene computes it.
 *
 * @param rowsWithWord how many rows hold the word without typing errors; where none does, with the fewest.
 */
export function rarity(rowsWithWord: number, { rows }: RowStatistics): number {
  return Math.log(1 + (rows - rowsWithWord + 0.5) / (rowsWithWord + 0.5));
}

/**
 * How rare a word is in texts at large: no more than that it counts, however few rows hold it. Of a few notes in German
 * among English ones, one word in a hundred is "der"; yet "der" says nothing about any of them.
 *
 * @param logProbability natural logarithm of the share of all words that are this one, or -Infinity.
 */
export function rarityAtLarge(logProbability: number): number {
  return Math.log1p(Math.exp(-logProbability) / WORDS_AT_LARGE);
}

/** The weighted frequency at which a word reaches half of its score: higher in a row of many words. */
export function halfFrequency(length: number, { rows, words }: RowStatistics): number {
  const relative = words === 0 ? 1 : Math.min(LONGEST_RELATIVE, (length * rows) / words);
  return K1 * (1 - B + B * relative);
}

/**
 * BM25 (Robertson and Zaragoza 2009) of one word in one row, without its rarity. Fields count as in the simple BM25F:
 * weighted frequencies are added, then saturate.
 *
 * @param units weighted frequency, in units of `matchUnits`. @param half the row's `halfFrequency`.
 */
export function saturate(units: number, half: number): number {
  const frequency = units / UNITS;
  return frequency / (frequency + half);
}

/**
 * A word that fewer rows hold is also looked for with typing errors; one that is still being typed only if no row holds
 * a word that begins so.
 */
export function typosBelowRows({ isPrefix }: WantedWord): number {
  return isPrefix ? 1 : TYPOS_BELOW_ROWS;
}

/** @param rowsWithWord how many rows hold the word as typed, by its stem, or by its beginning. */
export function typoShare(rowsWithWord: number): number {
  return rowsWithWord === 0 ? TYPO_SHARE : TYPO_SHARE_BESIDE_WORD;
}
