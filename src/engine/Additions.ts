/** A call that adds files to a source, under way. */
interface Addition {
  readonly source: string;
  readonly stop: AbortController;
  readonly over: Promise<unknown>;
}

/** The calls that queue files of one source, or wait to remove what it lacks, so that they can be stopped. */
export class Additions {
  readonly #underWay = new Set<Addition>();

  /**
   * Runs a call for as long as it is not stopped.
   *
   * @throws AbortError when it was stopped; what the call throws.
   */
  async run<Result>(
    source: string,
    signal: AbortSignal,
    call: (signal: AbortSignal) => Promise<Result>,
  ): Promise<Result> {
    const stop = new AbortController();
    const over = call(AbortSignal.any([signal, stop.signal]));
    const addition = { source, stop, over };
    this.#underWay.add(addition);
    return await over.finally(() => this.#underWay.delete(addition));
  }

  /** Stops the calls of one source, or all; resolves when they have ended. */
  async stop(source?: string): Promise<void> {
    for (const { source: own, stop, over } of this.#underWay) {
      if (source !== undefined && own !== source) continue;
      stop.abort(new DOMException('Adding was cancelled.', 'AbortError'));
      await over.catch(() => undefined);
    }
  }
}
