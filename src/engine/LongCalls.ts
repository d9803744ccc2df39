/** A call under way. */
interface LongCall {
  /** null: it concerns the whole library. */
  readonly source: string | null;
  readonly stop: AbortController;
  readonly over: Promise<unknown>;
}

/** The calls that queue files of a source, wait to remove what it lacks, or read or write the whole library. */
export class LongCalls {
  readonly #underWay = new Set<LongCall>();

  /**
   * Runs a call for as long as it is not stopped.
   *
   * @param source null when it concerns the whole library.
   * @throws AbortError when it was stopped; what the call throws.
   */
  async run<Result>(
    source: string | null,
    signal: AbortSignal,
    call: (signal: AbortSignal) => Promise<Result>,
  ): Promise<Result> {
    const stop = new AbortController();
    const over = call(AbortSignal.any([signal, stop.signal]));
    const underWay = { source, stop, over };
    this.#underWay.add(underWay);
    return await over.finally(() => this.#underWay.delete(underWay));
  }

  /** Stops calls, by default all; resolves when they have ended. */
  async stop(concerns: (source: string | null) => boolean = () => true): Promise<void> {
    for (const { source, stop, over } of this.#underWay) {
      if (!concerns(source)) continue;
      stop.abort(new DOMException('It was cancelled.', 'AbortError'));
      await over.catch(() => undefined);
    }
  }
}
