import { compareRankedRows, type RankedRow } from './DenseIndex';

/**
 * Keeps the best `limit` of all rows offered to it, by `compareRankedRows`: a binary heap with the worst kept row at its
 * root. Rows and scores are kept apart, because an object for each row offered would take longer than all the rest.
 */
export class TopRows {
  readonly #limit: number;
  readonly #rows: number[] = [];
  readonly #scores: number[] = [];

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** A row must score at least this to be kept; −∞ until `limit` rows are kept. */
  get threshold(): number {
    return this.#rows.length < this.#limit ? -Infinity : (this.#scores[0] ?? Infinity);
  }

  offer(row: number, score: number): void {
    const kept = this.#rows.length;
    if (kept < this.#limit) {
      this.#rise(row, score, kept);
    } else if (this.#limit > 0 && isBetter(score, row, this.#scores[0]!, this.#rows[0]!)) {
      this.#sink(row, score);
    }
  }

  /** The kept rows, best first. */
  ranked(): RankedRow[] {
    return this.#rows.map((row, entry) => ({ row, score: this.#scores[entry]! })).toSorted(compareRankedRows);
  }

  /** Puts a row at the place `entry`, or above what is better. */
  #rise(row: number, score: number, entry: number): void {
    const [rows, scores] = [this.#rows, this.#scores];
    let place = entry;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if (isBetter(score, row, scores[parent]!, rows[parent]!)) break;
      rows[place] = rows[parent]!;
      scores[place] = scores[parent]!;
      place = parent;
    }
    rows[place] = row;
    scores[place] = score;
  }

  /** Puts a row in the place of the root, or below what is worse. */
  #sink(row: number, score: number): void {
    const [rows, scores] = [this.#rows, this.#scores];
    let place = 0;
    for (;;) {
      let child = 2 * place + 1;
      if (child >= rows.length) break;
      const other = child + 1;
      if (other < rows.length && isBetter(scores[child]!, rows[child]!, scores[other]!, rows[other]!)) child = other;
      if (isBetter(scores[child]!, rows[child]!, score, row)) break;
      rows[place] = rows[child]!;
      scores[place] = scores[child]!;
      place = child;
    }
    rows[place] = row;
    scores[place] = score;
  }
}

/** Whether a row comes before another one: `compareRankedRows`, without objects. */
function isBetter(score: number, row: number, otherScore: number, otherRow: number): boolean {
  return score > otherScore || (score === otherScore && row < otherRow);
}
