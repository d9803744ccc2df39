import { compareRankedRows, type RankedRow } from './DenseIndex';

/** Keeps the best `limit` of all rows offered to it: a binary heap with the worst kept row at its root. */
export class TopRows {
  readonly #limit: number;
  readonly #heap: RankedRow[] = [];

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** A row must score at least this to be kept; −∞ until `limit` rows are kept. */
  get threshold(): number {
    return this.#heap.length < this.#limit ? -Infinity : (this.#heap[0]?.score ?? Infinity);
  }

  offer(row: number, score: number): void {
    const heap = this.#heap;
    const candidate = { row, score };
    if (heap.length < this.#limit) {
      heap.push(candidate);
      this.#rise(heap.length - 1);
    } else if (this.#limit > 0 && compareRankedRows(candidate, heap[0]!) < 0) {
      heap[0] = candidate;
      this.#sink();
    }
  }

  /** The kept rows, best first. */
  ranked(): RankedRow[] {
    return this.#heap.toSorted(compareRankedRows);
  }

  #rise(position: number): void {
    const heap = this.#heap;
    const rising = heap[position]!;
    while (position > 0) {
      const parent = (position - 1) >> 1;
      if (compareRankedRows(rising, heap[parent]!) <= 0) break;
      heap[position] = heap[parent]!;
      position = parent;
    }
    heap[position] = rising;
  }

  #sink(): void {
    const heap = this.#heap;
    const sinking = heap[0]!;
    let position = 0;
    for (;;) {
      let child = 2 * position + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && compareRankedRows(heap[child + 1]!, heap[child]!) > 0) child += 1;
      if (compareRankedRows(heap[child]!, sinking) <= 0) break;
      heap[position] = heap[child]!;
      position = child;
    }
    heap[position] = sinking;
  }
}
