import { proxy, wrap } from 'comlink';
import type { WorkerIsAlive } from './serveWorker';
import { releaseAbortSignal, transferAbortSignals } from './transferAbortSignals';
import { transferErrors } from './transferErrors';
import { WorkerDiedError } from './WorkerDiedError';

/** Methods whose every call gives a promise. */
type AsyncMethods<Api> = { [Name in keyof Api]: (...args: never[]) => Promise<unknown> };

/** A worker and the calls it answers. */
export interface WorkerConnection<Api> {
  /** Functions and `AbortSignal`s may be arguments. Pending calls reject with `WorkerDiedError` when the worker ends. */
  readonly api: Api;
  /** Resolves when the worker has ended, by itself or by `terminate`. */
  readonly ended: Promise<WorkerDiedError>;
  readonly terminate: () => void;
}

/** Connects to a worker that calls `serveWorker`. `name` is for messages, such as "search engine". */
export function connectWorker<Api extends AsyncMethods<Api>>(worker: Worker, name: string): WorkerConnection<Api> {
  transferAbortSignals();
  transferErrors();
  const end = Promise.withResolvers<WorkerDiedError>();
  const pending = new Set<(error: WorkerDiedError) => void>();
  let dead: WorkerDiedError | null = null;
  const die = (cause?: unknown): void => {
    if (dead) return;
    worker.terminate();
    dead = new WorkerDiedError(name, cause);
    for (const reject of pending) reject(dead);
    end.resolve(dead);
  };
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    die(new Error(event.message));
  });
  worker.addEventListener('message', ({ data }: MessageEvent<Partial<WorkerIsAlive> | null>) => {
    if (data?.type !== 'worker-is-alive' || data.lock === undefined) return;
    // Granted only once the worker no longer holds it: it has ended.
    void navigator.locks.request(data.lock, () => die());
  });
  const remote = wrap<Api>(worker);

  async function call(method: string, args: readonly unknown[]): Promise<unknown> {
    if (dead) throw dead;
    const answer = Promise.withResolvers<unknown>();
    pending.add(answer.reject);
    try {
      const remoteMethod = Reflect.get(remote, method) as (...values: unknown[]) => Promise<unknown>;
      remoteMethod(...args.map((arg) => (typeof arg === 'function' ? proxy(arg) : arg))).then(
        answer.resolve,
        answer.reject,
      );
      return await answer.promise;
    } finally {
      pending.delete(answer.reject);
      for (const arg of args) if (arg instanceof AbortSignal) releaseAbortSignal(arg);
    }
  }

  const api = new Proxy({} as Api, {
    // Not a promise itself: `await connection.api` must not call the worker's "then".
    get: (_target, method) =>
      typeof method === 'string' && method !== 'then' ? (...args: unknown[]) => call(method, args) : undefined,
  });
  return { api, ended: end.promise, terminate: () => die() };
}
