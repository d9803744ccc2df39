import type { Segment } from './Segment';

/** To set a row to 0 by itself takes this many times as long as among all rows. */
const MANY = 32;

/** Weighted frequencies of one word, by row. */
export class RowUnits {
  readonly units: Uint32Array;
  /** Rows with units, in the order in which they got some; `count` of them. */
  readonly touched: Uint32Array;
  count = 0;

  /** What units of so many rows take. */
  static bytes(capacity: number): number {
    return 2 * Uint32Array.BYTES_PER_ELEMENT * (capacity + 1);
  }

  constructor(capacity: number) {
    this.units = new Uint32Array(capacity);
    // One more, for the row that is noted and not counted.
    this.touched = new Uint32Array(capacity + 1);
  }

  /** Adds a term of a segment. @param rows the caller's number of each row, -1 for those to leave out. */
  addTerm(segment: Segment, term: number, perWeight: number, rows: Int32Array): void {
    this.addTerms(segment, term, term + 1, perWeight, rows);
  }

  /** Adds the terms `from` to `to - 1`, likewise. */
  addTerms(segment: Segment, from: number, to: number, perWeight: number, rows: Int32Array): void {
    if (from < to) this.count = segment.addUnits(from, to, perWeight, rows, this);
  }

  clear(): void {
    // One after the other is faster than all at once only where they are few.
    if (this.count > this.units.length / MANY) this.units.fill(0);
    else for (let index = 0; index < this.count; index++) this.units[this.touched[index]!] = 0;
    this.count = 0;
  }
}
