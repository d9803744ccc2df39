import type { Platform } from './Platform';

/**
 * How long after an answer the next keystroke is still expected, in milliseconds: most people who type leave less
 * time between two keys.
 */
const QUIET = 200;
/** Someone who types without a rest holds up long work no longer than this in one go, in milliseconds. */
const LONGEST_WAIT = 1000;
/** How long it then runs before it stands back again, in milliseconds. */
const LEAST_WORK = 100;

/**
 * Lets long work stand back while someone types: while queries are being answered, and between two of them. Work and
 * answers share the processor, the storage and the reader, so that what is begun between two keys delays the second.
 */
export class QueriesFirst {
  readonly #platform: Pick<Platform, 'now' | 'delay'>;
  #running = 0;
  #resume: PromiseWithResolvers<void> | null = null;
  #quietFrom = -Infinity;
  /** When the wait for quiet began; null when long work is at it. */
  #waitingSince: number | null = null;
  #worksUntil = -Infinity;

  constructor(platform: Pick<Platform, 'now' | 'delay'>) {
    this.#platform = platform;
  }

  /** A query will probably come soon: `turn` waits a little for it. */
  expect(): void {
    this.#quietFrom = this.#platform.now() + QUIET;
  }

  /** Runs a query; from now on until it has settled, and a little longer, `turn` waits. */
  async answer<Answer>(query: () => Promise<Answer>): Promise<Answer> {
    this.#running += 1;
    try {
      return await query();
    } finally {
      this.#running -= 1;
      this.expect();
      if (this.#running === 0) {
        this.#resume?.resolve();
        this.#resume = null;
      }
    }
  }

  /**
   * Resolves at once when nobody types. Never while a query is being answered; between queries after a second at the
   * latest.
   */
  async turn(): Promise<void> {
    for (;;) {
      if (this.#running > 0) {
        this.#resume ??= Promise.withResolvers();
        await this.#resume.promise;
        continue;
      }
      const wait = this.#waitForQuiet();
      if (wait <= 0) return;
      await this.#platform.delay(wait);
    }
  }

  /** Milliseconds until work may go on if nothing is typed meanwhile. */
  #waitForQuiet(): number {
    const now = this.#platform.now();
    if (now < this.#worksUntil) return 0;
    const rest = this.#quietFrom - now;
    if (rest <= 0) {
      this.#waitingSince = null;
      return 0;
    }
    this.#waitingSince ??= now;
    const longest = this.#waitingSince + LONGEST_WAIT - now;
    if (longest > 0) return Math.min(rest, longest);
    this.#waitingSince = null;
    this.#worksUntil = now + LEAST_WORK;
    return 0;
  }
}
