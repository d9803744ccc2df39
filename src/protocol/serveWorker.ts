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
 */
export function serveWorker(api: object, scope: WorkerScope): void {
  transferAbortSignals();
  transferErrors();
  const alive = holdLock(scope);
  const call = async (method: string, args: unknown[]): Promise<unknown> => {
    // Without its lock, an end in the middle of the call would go unnoticed.
    await alive;
    return await (Reflect.get(api, method) as (...values: unknown[]) => unknown).apply(api, args);
  };
  expose(
    new Proxy(api, {
      get: (_target, method) => (typeof method === 'string' ? (...args: unknown[]) => call(method, args) : undefined),
    }),
  );
}

function holdLock(scope: WorkerScope): Promise<void> {
  const lock = `inkling-worker-${crypto.randomUUID()}`;
  const { promise, resolve } = Promise.withResolvers<void>();
  scope.navigator.locks
    .request(lock, () => {
      scope.postMessage({ type: 'worker-is-alive', lock });
      resolve();
      return new Promise<never>(() => undefined);
    })
    // Refused together with all storage: then some ends go unnoticed.
    .catch(() => resolve());
  return promise;
}
