import { connectWorker, type WorkerConnection } from './connectWorker';
import type { EngineApi } from './EngineApi';

/** The engine, whichever worker runs it at present. */
export interface EngineConnection {
  readonly engine: EngineApi;
  /** Calls `listener` when the engine's worker has died; gives a function that ends this. */
  onDeath(listener: (error: Error) => void): () => void;
  /** Calls `listener` when another worker has taken over: callbacks have to be registered anew. */
  onRestart(listener: () => void): () => void;
  close(): void;
}

/** A worker that dies this often within the window is not started again: it would only go on dying. */
const MOST_DEATHS = 3;
const WINDOW_MILLISECONDS = 60_000;

/** Runs the engine in a worker, from its first call on, and in a new worker when that one dies. */
export function connectEngine(makeWorker: () => Worker): EngineConnection {
  const deathListeners = new Set<(error: Error) => void>();
  const restartListeners = new Set<() => void>();
  const deaths: number[] = [];
  let closed = false;
  let current: WorkerConnection<EngineApi> | null = null;

  function start(): WorkerConnection<EngineApi> {
    const connection = connectWorker<EngineApi>(makeWorker(), 'search engine');
    void connection.ended.then((error) => {
      if (closed) return;
      const now = performance.now();
      deaths.push(now);
      const recent = deaths.filter((death) => now - death < WINDOW_MILLISECONDS).length;
      for (const listener of deathListeners) listener(error);
      if (recent >= MOST_DEATHS) return;
      current = start();
      for (const listener of restartListeners) listener();
    });
    return connection;
  }

  const engine = new Proxy({} as EngineApi, {
    get: (_target, method) => Reflect.get((current ??= start()).api, method) as unknown,
  });
  const listenTo = <Listener>(listeners: Set<Listener>, listener: Listener): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  return {
    engine,
    onDeath: (listener) => listenTo(deathListeners, listener),
    onRestart: (listener) => listenTo(restartListeners, listener),
    close: () => {
      closed = true;
      current?.terminate();
    },
  };
}
