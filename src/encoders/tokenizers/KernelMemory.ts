const PAGE_BYTES = 65_536;
/** A multiple of every alignment, and of a cache line. */
const ALIGNMENT = 64;

/** A WebAssembly memory that is given out from the begin on. What is not used yet takes addresses, not memory. */
export class KernelMemory {
  readonly memory: WebAssembly.Memory;
  #end = ALIGNMENT;

  /** @param bytes that will be needed to begin with: growing takes time. */
  constructor(bytes: number) {
    this.memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / PAGE_BYTES) + 1 });
  }

  get buffer(): ArrayBuffer {
    return this.memory.buffer;
  }

  /**
   * Gives the address of `bytes` zeros, a multiple of 64. Views of the buffer from before may be of no use any more.
   *
   * @throws RangeError when the browser gives no more memory.
   */
  allocate(bytes: number): number {
    const address = this.#end;
    this.#end = address + Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;
    const missing = Math.ceil((this.#end - this.buffer.byteLength) / PAGE_BYTES);
    if (missing > 0) this.memory.grow(missing);
    return address;
  }
}
