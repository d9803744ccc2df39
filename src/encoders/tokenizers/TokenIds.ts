/** A list of token ids that grows and is used again, so that tokenising allocates nothing for each text. */
export class TokenIds {
  /** The ids; only the first `length` count. Replaced when the list grows. */
  ids = new Int32Array(1024);
  length = 0;

  push(id: number): void {
    if (this.length === this.ids.length) this.#grow(this.length + 1);
    this.ids[this.length++] = id;
  }

  /** Appends `source[start]` to `source[end - 1]`. */
  append(source: Int32Array, start: number, end: number): void {
    const count = end - start;
    if (this.length + count > this.ids.length) this.#grow(this.length + count);
    const { ids } = this;
    let to = this.length;
    for (let from = start; from < end; from++) ids[to++] = source[from]!;
    this.length = to;
  }

  #grow(least: number): void {
    const grown = new Int32Array(Math.max(least, 2 * this.ids.length));
    grown.set(this.ids);
    this.ids = grown;
  }
}
