import type { Segment } from './Segment';

/** Weighted frequencies of one word, by row. */
export class RowUnits {
  readonly units: Uint32Array;
  /** Rows with units, in the order in which they got some; `count` of them. */
  readonly touched: Uint32Array;
  count = 0;

  constructor(capacity: number) {
    this.units = new Uint32Array(capacity);
    this.touched = new Uint32Array(capacity);
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
    for (let index = 0; index < this.count; index++) this.units[this.touched[index]!] = 0;
    this.count = 0;
  }
}
