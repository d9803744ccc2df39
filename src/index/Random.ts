/**
 * Seeded random numbers: xoshiro128++ (Blackman and Vigna 2021, arXiv 1805.01407), its state filled from the seed by
 * SplitMix32. The same seed gives the same numbers everywhere.
 */
export class Random {
  readonly #state = new Uint32Array(4);

  /** @param seed a whole number; only its lower 32 bits count. */
  constructor(seed: number) {
    let mixed = seed | 0;
    for (let word = 0; word < 4; word++) {
      mixed = (mixed + 0x9e3779b9) | 0;
      let bits = mixed;
      bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
      bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
      this.#state[word] = bits ^ (bits >>> 16);
    }
  }

  /** A number from 0 to 1, 1 excluded, in steps of 2⁻³². */
  next(): number {
    const state = this.#state;
    const a = state[0]!;
    const b = state[1]!;
    const c = state[2]!;
    const d = state[3]!;
    const result = (rotateLeft((a + d) | 0, 7) + a) >>> 0;
    state[2] = c ^ a;
    state[3] = d ^ b;
    state[1] = b ^ state[2];
    state[0] = a ^ state[3];
    state[2] ^= b << 9;
    state[3] = rotateLeft(state[3], 11);
    return result / 2 ** 32;
  }

  /** A whole number from 0 to `limit - 1`. */
  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  /** A number of the standard normal distribution (Box and Muller 1958). */
  normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.next())) * Math.cos(2 * Math.PI * this.next());
  }

  /** The numbers from 0 to `count - 1` in a random order (Fisher and Yates). */
  permutation(count: number): Int32Array {
    const order = Int32Array.from({ length: count }, (_, index) => index);
    for (let last = count - 1; last > 0; last--) {
      const chosen = this.below(last + 1);
      const kept = order[last]!;
      order[last] = order[chosen]!;
      order[chosen] = kept;
    }
    return order;
  }
}

function rotateLeft(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}
