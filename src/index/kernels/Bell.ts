/** Wakes a thread that waits for work: within 0.05 ms, where a message takes 0.2. */
export class Bell {
  readonly #rung: Int32Array<SharedArrayBuffer>;

  /** @param buffer That of the bell on the other thread; without it, the bell is new. */
  constructor(readonly buffer: SharedArrayBuffer = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)) {
    this.#rung = new Int32Array(buffer);
  }

  /** How often it was rung, in 32 bits. */
  get rung(): number {
    return Atomics.load(this.#rung, 0);
  }

  /** Rings, and says whether somebody was waiting. */
  ring(): boolean {
    Atomics.add(this.#rung, 0, 1);
    return Atomics.notify(this.#rung, 0) > 0;
  }

  /**
   * Holds this thread up until the bell is rung; not at all if that has happened since `rung` had this value. Says whether
   * it was rung in time. Only in a worker.
   */
  wait(rung: number, milliseconds: number): boolean {
    return Atomics.wait(this.#rung, 0, rung, milliseconds) !== 'timed-out';
  }
}
