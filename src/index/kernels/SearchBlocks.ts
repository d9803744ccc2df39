import type { KernelMemory } from './KernelMemory';

/** Memory for one search. */
export interface SearchBlock {
  readonly address: number;
  readonly bytes: number;
}

/** A block is made this much larger than asked for, so that it also serves while the index grows. */
const SPARE = 1.25;

/** Lends memory to searches. What comes back is lent again, so that it grows with the searches at one time only. */
export class SearchBlocks {
  readonly #memory: KernelMemory;
  readonly #isInUse: () => boolean;
  #free: SearchBlock[] = [];
  #returned: SearchBlock[] = [];

  /** @param isInUse Whether a block that was given back may still be written to; then all that come back wait. */
  constructor(memory: KernelMemory, isInUse: () => boolean) {
    this.#memory = memory;
    this.#isInUse = isInUse;
  }

  /** A block of at least so many bytes; their content is arbitrary. */
  take(bytes: number): SearchBlock {
    if (!this.#isInUse()) this.#free.push(...this.#returned.splice(0));
    const found = this.#free.find((block) => block.bytes >= bytes);
    if (found) {
      this.#free = this.#free.filter((block) => block !== found);
      return found;
    }
    const larger = Math.ceil(bytes * SPARE);
    return { address: this.#memory.allocate(larger), bytes: larger };
  }

  giveBack(block: SearchBlock): void {
    this.#returned.push(block);
  }
}
