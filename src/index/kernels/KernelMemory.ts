const PAGE = 65_536;
/** Addresses have 32 bits. */
const MOST_PAGES = 65_536;
/**
 * Growing takes this share more than is needed, so that a browser that moves its memory does so seldom. What is not
 * used yet takes addresses, not memory.
 */
const RESERVE = 1 / 8;
/** A multiple of every alignment, and of a cache line. */
const ALIGNMENT = 64;

/** A WebAssembly memory that is given out from the begin on. It grows in place: nothing in it is ever moved. */
export class KernelMemory {
  readonly memory: WebAssembly.Memory;
  #used = ALIGNMENT;

  /** @param shared Whether another thread is to see it, too. */
  constructor(shared: boolean) {
    this.memory = new WebAssembly.Memory({ initial: 1, maximum: MOST_PAGES, shared });
  }

  /** Bytes given out. */
  get used(): number {
    return this.#used;
  }

  /**
   * Gives the address of `bytes` zeros, a multiple of 64.
   *
   * @throws RangeError when the browser gives no more memory.
   */
  allocate(bytes: number): number {
    const address = this.#used;
    const end = address + Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;
    const missing = Math.ceil(end / PAGE) - this.memory.buffer.byteLength / PAGE;
    if (missing > 0) this.#grow(missing);
    this.#used = end;
    return address;
  }

  #grow(missing: number): void {
    const pages = this.memory.buffer.byteLength / PAGE;
    const spare = Math.min(Math.ceil(pages * RESERVE), MOST_PAGES - pages - missing);
    for (const more of spare > 0 ? [missing + spare, missing] : [missing]) {
      try {
        this.memory.grow(more);
        return;
      } catch (error) {
        if (!(error instanceof RangeError)) throw error;
      }
    }
    const megabytes = Math.round((pages * PAGE) / 2 ** 20);
    throw new RangeError(`The index cannot grow beyond ${megabytes} MB: the browser gives it no more memory.`);
  }
}
