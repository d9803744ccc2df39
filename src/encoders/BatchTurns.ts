import type { EncoderRole } from './Encoder';

/** Lets one batch run at a time. Of those that wait, queries go first, then whoever came first. */
export class BatchTurns {
  readonly #waiting: Record<EncoderRole, (() => void)[]> = { query: [], document: [] };
  #taken = false;

  /** Does the work when its turn comes; the next turn begins when it is done or has failed. */
  async take<Result>(role: EncoderRole, work: () => Promise<Result>): Promise<Result> {
    if (this.#taken) await new Promise<void>((resolve) => this.#waiting[role].push(resolve));
    this.#taken = true;
    try {
      return await work();
    } finally {
      // Whoever waits is handed the turn itself: in between, nobody else can take it.
      const next = this.#waiting.query.shift() ?? this.#waiting.document.shift();
      if (next) next();
      else this.#taken = false;
    }
  }
}
