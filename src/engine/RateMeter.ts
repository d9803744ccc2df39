/** The rate is that of the last seconds, so that it follows what is being read now. */
const WINDOW_MILLISECONDS = 8_000;

interface Sample {
  readonly at: number;
  readonly count: number;
}

/** Counts events and tells their present rate. */
export class RateMeter {
  readonly #now: () => number;
  #samples: Sample[] = [];
  #startedAt = 0;

  /** @param now milliseconds on a clock that never goes back. */
  constructor(now: () => number) {
    this.#now = now;
    this.restart();
  }

  restart(): void {
    this.#samples = [];
    this.#startedAt = this.#now();
  }

  add(count: number): void {
    this.#samples.push({ at: this.#now(), count });
  }

  /** Events per second; 0 before the first. */
  perSecond(): number {
    const now = this.#now();
    this.#samples = this.#samples.filter(({ at }) => now - at <= WINDOW_MILLISECONDS);
    const since = Math.min(WINDOW_MILLISECONDS, now - this.#startedAt);
    const counted = this.#samples.reduce((sum, { count }) => sum + count, 0);
    return since <= 0 ? 0 : (counted * 1000) / since;
  }
}
