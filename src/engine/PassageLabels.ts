import type { PassageKey } from '../library/DocumentStore';

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
