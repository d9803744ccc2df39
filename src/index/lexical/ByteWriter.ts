const FIRST_PIECE = 1024;
const LARGEST_PIECE = 1 << 20;

/** Bytes that grow at their end. What was written stays where it is: to move megabytes would hold up everything else. */
export class ByteWriter {
  readonly #full: Uint8Array<ArrayBuffer>[] = [];
  #piece = new Uint8Array(FIRST_PIECE);
  /** Bytes of the full pieces. */
  #before = 0;
  /** Bytes written to the last piece. */
  #at = 0;

  get length(): number {
    return this.#before + this.#at;
  }

  /** Writes a whole number below 2³¹, seven bits a byte, lowest first; the high bit says that more follow. */
  writeVarint(value: number): void {
    this.#makeRoom(5);
    let rest = value;
    while (rest > 0x7f) {
      this.#piece[this.#at++] = (rest & 0x7f) | 0x80;
      rest >>>= 7;
    }
    this.#piece[this.#at++] = rest;
  }

  /** Writes `bytes[start]` to `bytes[end - 1]`: few, so that a loop is quicker than a view. */
  writeRange(bytes: Uint8Array, start: number, end: number): void {
    this.#makeRoom(end - start);
    for (let at = start; at < end; at++) this.#piece[this.#at++] = bytes[at]!;
  }

  /** What was written, one piece behind the other, as views that the next write may make stale. */
  written(): readonly Uint8Array<ArrayBuffer>[] {
    return [...this.#full, this.#piece.subarray(0, this.#at)];
  }

  #makeRoom(bytes: number): void {
    if (this.#at + bytes <= this.#piece.length) return;
    this.#full.push(this.#piece.subarray(0, this.#at));
    this.#before += this.#at;
    this.#piece = new Uint8Array(Math.max(Math.min(LARGEST_PIECE, 2 * this.#piece.length), bytes));
    this.#at = 0;
  }
}

/** How many bytes `writeVarint` takes for a number. */
export function varintBytes(value: number): number {
  if (value < 0x80) return 1;
  if (value < 0x4000) return 2;
  return value < 0x20_0000 ? 3 : value < 0x1000_0000 ? 4 : 5;
}
