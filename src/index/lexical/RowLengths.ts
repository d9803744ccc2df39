import { halfFrequency } from './scoring';

/** Words of every row that is there. */
export class RowLengths {
  /** One more than the words of a row; 0 where there is none. */
  #lengths = new Uint32Array(1024);
  #rows = 0;
  #words = 0;
  #capacity = 0;
  #halfFrequencies: Float64Array | null = null;

  get rows(): number {
    return this.#rows;
  }

  /** Of all rows together. */
  get words(): number {
    return this.#words;
  }

  /** One more than the highest row that ever was there. */
  get capacity(): number {
    return this.#capacity;
  }

  has(row: number): boolean {
    return (this.#lengths[row] ?? 0) !== 0;
  }

  /** @param row is there. */
  wordsOf(row: number): number {
    return this.#lengths[row]! - 1;
  }

  /** Of every row below `capacity`, see `halfFrequency`; they hold until rows come or go. */
  get halfFrequencies(): Float64Array {
    if (this.#halfFrequencies === null) {
      const all = new Float64Array(this.#capacity);
      for (let row = 0; row < all.length; row++) all[row] = halfFrequency(this.wordsOf(row), this);
      this.#halfFrequencies = all;
    }
    return this.#halfFrequencies;
  }

  /** @throws RangeError when the row is taken. */
  add(row: number, words: number): void {
    if (this.has(row)) throw new RangeError(`Row ${row} is taken.`);
    if (row >= this.#lengths.length) {
      const larger = new Uint32Array(Math.max(row + 1, 2 * this.#lengths.length));
      larger.set(this.#lengths);
      this.#lengths = larger;
    }
    this.#lengths[row] = words + 1;
    this.#rows += 1;
    this.#words += words;
    this.#capacity = Math.max(this.#capacity, row + 1);
    this.#halfFrequencies = null;
  }

  /** False when the row is not there. */
  remove(row: number): boolean {
    if (!this.has(row)) return false;
    this.#rows -= 1;
    this.#words -= this.wordsOf(row);
    this.#lengths[row] = 0;
    this.#halfFrequencies = null;
    return true;
  }
}
