/** The worker that was to answer a call ended before it did. */
export class WorkerDiedError extends Error {
  override readonly name = 'WorkerDiedError';

  constructor(worker: string, cause?: unknown) {
    super(`The ${worker} stopped before it could answer.`, { cause });
  }
}
