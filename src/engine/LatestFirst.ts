/** Lets only the newest of several calls run to its end: each new one aborts the one before it. */
export class LatestFirst {
  #running: AbortController | null = null;

  /**
   * A signal for a new call, aborted by the next call or by the caller's own signal.
   *
   * @throws the caller's reason when its signal is already aborted.
   */
  next(signal: AbortSignal): AbortSignal {
    signal.throwIfAborted();
    this.#running?.abort(new DOMException('A newer query took its place.', 'AbortError'));
    const controller = new AbortController();
    this.#running = controller;
    return AbortSignal.any([signal, controller.signal]);
  }
}
