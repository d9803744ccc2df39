import { RecentlyUsed } from '../RecentlyUsed';
import { RowUnits } from './RowUnits';

/** Words in fewer rows are as fast to look for again. */
const FEWEST_ROWS = 4096;
/** In all: of 100,000 rows, 20 words. */
const MOST_BYTES = 16_000_000;

/**
 * Remembers what was found for the words that most rows hold, those looked for last: beginnings of two letters and words
 * such as "the", which come again in nearly every query, and take longest.
 */
export class RememberedUnits {
  readonly #capacity: number;
  readonly #most: number;
  readonly #known: RecentlyUsed<RowUnits>;
  #blank: RowUnits | null = null;

  /** @param capacity one more than the highest row. */
  constructor(capacity: number) {
    this.#capacity = capacity;
    this.#most = Math.floor(MOST_BYTES / RowUnits.bytes(capacity));
    this.#known = new RecentlyUsed(this.#most);
  }

  /** What was found for a word; nobody may change it. */
  get(word: string): RowUnits | undefined {
    return this.#known.get(word);
  }

  /** Units to fill for a word that is not remembered. They hold until the next call. */
  blank(): RowUnits {
    this.#blank ??= new RowUnits(this.#capacity);
    this.#blank.clear();
    return this.#blank;
  }

  /** Remembers what the last `blank` was filled with, if it took long. */
  keep(word: string): void {
    if (this.#blank === null || this.#blank.count < FEWEST_ROWS || this.#most === 0) return;
    this.#blank = this.#known.set(word, this.#blank) ?? null;
  }
}
