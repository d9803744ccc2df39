import type { Platform } from '../Platform';

/** An answer is worked on so long between two turns, in milliseconds: a newer query need not wait for all of an older one. */
const TURN_MILLISECONDS = 3;

/** Lets other work in while an answer is made. */
export class Turns {
  readonly #platform: Pick<Platform, 'nextTurn' | 'now'>;
  #since: number;

  constructor(platform: Pick<Platform, 'nextTurn' | 'now'>) {
    this.#platform = platform;
    this.#since = platform.now();
  }

  /**
   * Waits for the next turn when it is time.
   *
   * @throws the signal's reason when aborted.
   */
  async take(signal: AbortSignal): Promise<void> {
    if (this.#platform.now() - this.#since >= TURN_MILLISECONDS) {
      await this.#platform.nextTurn();
      this.#since = this.#platform.now();
    }
    signal.throwIfAborted();
  }
}
