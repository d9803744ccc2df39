const BITS = 32;

/** A set of row numbers, one bit each. */
export class RowSet {
  #bits: Uint32Array;

  /** @param rows how many rows there is room for at once; a larger row makes room for itself. */
  constructor(rows = 0) {
    this.#bits = new Uint32Array(Math.ceil(rows / BITS));
  }

  static of(rows: Iterable<number>): RowSet {
    const set = new RowSet();
    for (const row of rows) set.add(row);
    return set;
  }

  /** How many rows are in the set. */
  get size(): number {
    return this.#bits.reduce((sum, word) => sum + countBits(word), 0);
  }

  add(row: number): void {
    const word = Math.floor(row / BITS);
    if (word >= this.#bits.length) {
      const larger = new Uint32Array(Math.max(word + 1, 2 * this.#bits.length));
      larger.set(this.#bits);
      this.#bits = larger;
    }
    this.#bits[word]! |= 1 << (row % BITS);
  }

  has(row: number): boolean {
    return ((this.#bits[Math.floor(row / BITS)] ?? 0) & (1 << (row % BITS))) !== 0;
  }

  /** The rows of this set that are also in the other. */
  and(other: RowSet): RowSet {
    return this.#combine(other, (one, two) => one & two);
  }

  /** The rows of either set. */
  or(other: RowSet): RowSet {
    return this.#combine(other, (one, two) => one | two);
  }

  /** The rows of this set that are not in the other. */
  without(other: RowSet): RowSet {
    return this.#combine(other, (one, two) => one & ~two);
  }

  /** In rising order. */
  *[Symbol.iterator](): IterableIterator<number> {
    for (const [index, word] of this.#bits.entries()) {
      for (let rest = word; rest !== 0; rest &= rest - 1) yield index * BITS + 31 - Math.clz32(rest & -rest);
    }
  }

  #combine(other: RowSet, combine: (one: number, two: number) => number): RowSet {
    const words = Math.max(this.#bits.length, other.#bits.length);
    const combined = new RowSet(words * BITS);
    for (let word = 0; word < words; word++) {
      combined.#bits[word] = combine(this.#bits[word] ?? 0, other.#bits[word] ?? 0);
    }
    return combined;
  }
}

function countBits(word: number): number {
  let count = 0;
  for (let rest = word; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}
