import type { OfflineApi } from './OfflineApi';

/** A call on its way to the service worker, with the port on which the answer is awaited. */
interface Call {
  readonly type: 'offline-call';
  readonly name: keyof OfflineApi;
  readonly args: readonly unknown[];
}

type Answer = { readonly value: unknown } | { readonly error: { readonly name: string; readonly message: string } };

/**
 * The calls of a service worker. Not by Comlink, which does not keep a service worker alive until it has answered.
 *
 * @param worker need not be active yet.
 */
export function callServiceWorker(worker: ServiceWorker): OfflineApi {
  const call = async (name: keyof OfflineApi, args: readonly unknown[]): Promise<unknown> => {
    const { port1, port2 } = new MessageChannel();
    const answer = await new Promise<Answer>((resolve) => {
      port1.addEventListener('message', ({ data }: MessageEvent<Answer>) => resolve(data), { once: true });
      port1.start();
      const message: Call = { type: 'offline-call', name, args };
      worker.postMessage(message, [port2]);
    });
    port1.close();
    if ('error' in answer) throw Object.assign(new Error(answer.error.message), { name: answer.error.name });
    return answer.value;
  };
  return new Proxy({} as OfflineApi, {
    get: (_target, name) =>
      name === 'then' ? undefined : (...args: unknown[]) => call(name as keyof OfflineApi, args),
  });
}

/** Answers the calls of pages. */
export function serveOffline(api: OfflineApi, scope: ServiceWorkerGlobalScope): void {
  scope.addEventListener('message', (event) => {
    const call = event.data as Partial<Call> | null;
    const [port] = event.ports;
    if (call?.type !== 'offline-call' || call.name === undefined || port === undefined) return;
    const method = api[call.name] as (...args: readonly unknown[]) => Promise<unknown>;
    event.waitUntil(
      method(...(call.args ?? [])).then(
        (value) => port.postMessage({ value } satisfies Answer),
        (error: unknown) => port.postMessage({ error: toldOf(error) } satisfies Answer),
      ),
    );
  });
}

function toldOf(error: unknown): { readonly name: string; readonly message: string } {
  return error instanceof Error
    ? { name: error.name, message: error.message }
    : { name: 'Error', message: String(error) };
}
