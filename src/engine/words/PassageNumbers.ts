import type { PassageKey } from '../../library/TextStore';

/** Where a document's rows lie. */
interface RowRange {
  readonly first: number;
  readonly passages: number;
}

/** Freed numbers are given back once they are this share of all. */
const COMPACT_AT = 0.5;
const FEWEST_TO_COMPACT = 4096;

/**
 * A row number for every passage of the library, whether it is in an index yet or not: those of a document one behind
 * the other. Documents have ids above 0.
 */
export class PassageNumbers {
  readonly #ranges = new Map<number, RowRange>();
  /** Document of each row; 0 where it is gone. */
  #documents = new Uint32Array(1024);
  #rows = 0;
  #size = 0;

  /** Passages with a number. */
  get size(): number {
    return this.#size;
  }

  /** One more than the highest number. */
  get rows(): number {
    return this.#rows;
  }

  /** Whether so many numbers are free that it is time for `compacted`. */
  get isSparse(): boolean {
    const free = this.#rows - this.#size;
    return free >= FEWEST_TO_COMPACT && free >= this.#rows * COMPACT_AT;
  }

  has(document: number): boolean {
    return this.#ranges.has(document);
  }

  /** Numbers the passages of a document that has no numbers yet. */
  add(document: number, passages: number): void {
    const first = this.#rows;
    this.#ranges.set(document, { first, passages });
    this.#rows += passages;
    this.#size += passages;
    if (this.#rows > this.#documents.length) {
      const larger = new Uint32Array(Math.max(this.#rows, 2 * this.#documents.length));
      larger.set(this.#documents);
      this.#documents = larger;
    }
    this.#documents.fill(document, first, this.#rows);
  }

  /** Forgets a document; gives the rows that it had. */
  remove(document: number): number[] {
    const rows = this.rowsOf(document);
    for (const row of rows) this.#documents[row] = 0;
    this.#size -= rows.length;
    this.#ranges.delete(document);
    return rows;
  }

  /** Rows of a document's passages, in order; none of an unknown one. */
  rowsOf(document: number): number[] {
    const { first, passages } = this.#ranges.get(document) ?? { first: 0, passages: 0 };
    return Array.from({ length: passages }, (_, passage) => first + passage);
  }

  /** The row of a passage; -1 when it has none. */
  rowOf(document: number, passage: number): number {
    const range = this.#ranges.get(document);
    return range && passage < range.passages ? range.first + passage : -1;
  }

  /** The document of a row; 0 when it is gone. */
  documentAt(row: number): number {
    return this.#documents[row] ?? 0;
  }

  /** @param row of a document that is there. */
  at(row: number): PassageKey {
    const document = this.documentAt(row);
    return { document, passage: row - this.#ranges.get(document)!.first };
  }

  /** The same documents with numbers without gaps, in the same order. */
  compacted(): PassageNumbers {
    const numbers = new PassageNumbers();
    const ranges = [...this.#ranges].toSorted(([, a], [, b]) => a.first - b.first);
    for (const [document, { passages }] of ranges) numbers.add(document, passages);
    return numbers;
  }
}
