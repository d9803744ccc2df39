/** Bytes that grow at their end. */
export class ByteWriter {
  #bytes: Uint8Array<ArrayBuffer>;
  #length = 0;

  constructor(capacity = 1024) {
    this.#bytes = new Uint8Array(capacity);
  }

  get length(): number {
    return this.#length;
  }

  /** Writes a whole number below 2³¹, seven bits a byte, lowest first; the high bit says that more follow. */
  writeVarint(value: number): void {
    this.#makeRoom(5);
    let rest = value;
    while (rest > 0x7f) {
      this.#bytes[this.#length++] = (rest & 0x7f) | 0x80;
      rest >>>= 7;
    }
    this.#bytes[this.#length++] = rest;
  }

  /** Writes `bytes[start]` to `bytes[end - 1]`: few, so that a loop is quicker than a view. */
  writeRange(bytes: Uint8Array, start: number, end: number): void {
    this.#makeRoom(end - start);
    for (let at = start; at < end; at++) this.#bytes[this.#length++] = bytes[at]!;
  }

  /** What was written, as a view that the next write may make stale. */
  written(): Uint8Array<ArrayBuffer> {
    return this.#bytes.subarray(0, this.#length);
  }

  #makeRoom(bytes: number): void {
    if (this.#length + bytes <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(2 * this.#bytes.length, this.#length + bytes));
    larger.set(this.written());
    this.#bytes = larger;
  }
}

/** How many bytes `writeVarint` takes for a number. */
export function varintBytes(value: number): number {
  if (value < 0x80) return 1;
  if (value < 0x4000) return 2;
  return value < 0x20_0000 ? 3 : value < 0x1000_0000 ? 4 : 5;
}
