import { expose } from 'comlink';
import { transferAbortSignals } from './transferAbortSignals';
import { transferErrors } from './transferErrors';

/** The first message of a worker: from now on it holds the lock of this name for as long as it lives. */
export interface WorkerIsAlive {
  readonly type: 'worker-is-alive';
  readonly lock: string;
}

/** Where a worker is served from: its global scope. */
export interface WorkerScope {
  postMessage(message: WorkerIsAlive): void;
  readonly navigator: { readonly locks: LockManager };
}

/**
 * Answers calls from the thread that made this worker, and lets that thread notice this worker's end: the worker holds a
 * Web Lock, which the browser frees in every case, a crash included.
 *
 * @param api answers the calls; it may still be on its way: calls wait.
 */
export function serveWorker(api: object, scope: WorkerScope): void {
  transferAbortSignals();
  transferErrors();
  expose(api);
  const lock = `inkling-worker-${crypto.randomUUID()}`;
  const untilTheEnd = new Promise<never>(() => undefined);
  void scope.navigator.locks.request(lock, () => {
    scope.postMessage({ type: 'worker-is-alive', lock });
    return untilTheEnd;
  });
}
