/** Lets long work stand back while queries are being answered. */
export class QueriesFirst {
  #running = 0;
  #resume: PromiseWithResolvers<void> | null = null;

  /** Runs a query; from now on until it has settled, `turn` waits. */
  async answer<Answer>(query: () => Promise<Answer>): Promise<Answer> {
    this.#running += 1;
    try {
      return await query();
    } finally {
      this.#running -= 1;
      if (this.#running === 0) {
        this.#resume?.resolve();
        this.#resume = null;
      }
    }
  }

  /** Resolves at once when no query is being answered, else when the last one has been. */
  async turn(): Promise<void> {
    while (this.#running > 0) {
      this.#resume ??= Promise.withResolvers();
      await this.#resume.promise;
    }
  }
}
