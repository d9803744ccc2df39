import type { RankedRow } from '../DenseIndex';
import type { RowSet } from '../RowSet';
import type { Phrase } from './phraseOf';
import type { QueryWord } from './queryWords';

/** The words of one passage, by where they stand. */
export interface LexicalPassage {
  readonly title: string;
  readonly tags: readonly string[];
  readonly headings: readonly string[];
  readonly path: string;
  readonly body: string;
}

export interface LexicalSearchOptions {
  /** At most this many rows. */
  readonly limit: number;
  /** Only rows in this set; they score as they would without it. All rows, if not given. */
  readonly among?: RowSet;
}

export interface LexicalAnswer {
  /** Best first. */
  readonly ranked: readonly RankedRow[];
  /**
   * No row can score more: the sum of the rarities of all words, also of those that no row holds. 0 without words. A
   * score divided by it says how much of the query the words of a row explain.
   */
  readonly highest: number;
}

/**
 * Ranks rows by the words that they share with a query. A row stands for one passage and has the number that the caller
 * gives it, such as its row in a dense index.
 *
 * Guarantees: answers depend only on the rows that are there, not on the order in which they came or on what was
 * removed; `search` gives the best rows by falling score, equal scores by rising row, and only rows that share a word
 * with the query. The score is BM25 as in `scoring.ts`; a row that holds a word of the query only with typing errors
 * scores less for it than any row that holds the word itself.
 */
export interface LexicalIndex {
  /** Rows that can be found. */
  readonly size: number;
  /** @throws RangeError when the row is taken. */
  add(row: number, passage: LexicalPassage): void;
  /** Leaves rows out of all later answers. Rows that are not there do not matter. */
  remove(rows: readonly number[]): void;
  search(words: readonly QueryWord[], options: LexicalSearchOptions): LexicalAnswer;
  /** Whether a search also looks for a word with typing errors: few rows hold it as typed, see `typosBelowRows`. */
  forgives(word: QueryWord): boolean;
  /** The rows that hold the words of a phrase one behind the other, within one field. */
  rowsWith(phrase: Phrase): RowSet;
}
