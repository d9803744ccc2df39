import type { PassageKey } from '../library/TextStore';

const FIRST_CAPACITY = 1024;

/** The passage of each row, packed: 8 bytes a row instead of an object each. */
export class PassageLabels {
  #documents = new Uint32Array(FIRST_CAPACITY);
  #passages = new Uint32Array(FIRST_CAPACITY);
  #rows = 0;

  get rows(): number {
    return this.#rows;
  }

  /** Labels the rows behind the last one. Both arrays are as long as there are rows. */
  append(documents: Uint32Array, passages: Uint32Array): void {
    const rows = this.#rows + documents.length;
    if (rows > this.#documents.length) {
      const capacity = Math.max(rows, 2 * this.#documents.length);
      this.#documents = enlarged(this.#documents, capacity);
      this.#passages = enlarged(this.#passages, capacity);
    }
    this.#documents.set(documents, this.#rows);
    this.#passages.set(passages, this.#rows);
    this.#rows = rows;
  }

  /** One bit for each row, set where `isWanted`: bit `row % 8` of byte `row >> 3`. */
  bits(isWanted: (document: number, passage: number) => boolean): Uint8Array {
    const bits = new Uint8Array((this.#rows >> 3) + 1);
    for (let row = 0; row < this.#rows; row++) {
      if (isWanted(this.#documents[row]!, this.#passages[row]!)) bits[row >> 3]! |= 1 << (row & 7);
    }
    return bits;
  }

  /** @param row below `rows`. */
  at(row: number): PassageKey {
    return { document: this.#documents[row]!, passage: this.#passages[row]! };
  }
}

function enlarged(values: Uint32Array, capacity: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(capacity);
  larger.set(values);
  return larger;
}
