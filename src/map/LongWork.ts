/** How work that takes long is stopped, lets others have a turn and tells how far it has come. */
export interface LongWork {
  readonly signal: AbortSignal;
  /** Awaited every few milliseconds, so that an abort can arrive. */
  readonly pause: () => Promise<void>;
  /** @param share of the work that is done, 0 … 1, never falling. */
  readonly onProgress: (share: number) => void;
}

/** Lets others have their turn, and ends the work when it is not wanted any more. */
export async function takeTurn({ signal, pause }: Pick<LongWork, 'signal' | 'pause'>): Promise<void> {
  await pause();
  signal.throwIfAborted();
}
