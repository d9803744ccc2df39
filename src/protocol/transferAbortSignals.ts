import { transferHandlers } from 'comlink';

interface AbortMessage {
  readonly name: string;
  readonly message: string;
}

interface SerialisedSignal {
  /** Set when the signal was aborted before the call. */
  readonly aborted: AbortMessage | null;
  readonly port: MessagePort | null;
}

/** What keeps a signal connected to the other thread; called once its call has settled. */
const releases = new WeakMap<AbortSignal, (() => void)[]>();

/**
 * Lets an `AbortSignal` be an argument of a call to another thread: aborting it here aborts its twin there, with an
 * error of the same name and message. To be called once in every thread that makes or takes such calls.
 */
export function transferAbortSignals(): void {
  transferHandlers.set('AbortSignal', {
    canHandle: (value): value is AbortSignal => value instanceof AbortSignal,
    serialize: (signal: AbortSignal): [SerialisedSignal, Transferable[]] => {
      if (signal.aborted) return [{ aborted: describe(signal.reason), port: null }, []];
      const { port1, port2 } = new MessageChannel();
      const onAbort = (): void => port1.postMessage(describe(signal.reason));
      signal.addEventListener('abort', onAbort, { once: true });
      const release = (): void => {
        signal.removeEventListener('abort', onAbort);
        port1.close();
      };
      releases.set(signal, [...(releases.get(signal) ?? []), release]);
      return [{ aborted: null, port: port2 }, [port2]];
    },
    deserialize: ({ aborted, port }: SerialisedSignal): AbortSignal => {
      const controller = new AbortController();
      if (aborted) controller.abort(revive(aborted));
      if (port) {
        port.addEventListener('message', ({ data }: MessageEvent<AbortMessage>) => {
          controller.abort(revive(data));
          port.close();
        });
        port.start();
      }
      return controller.signal;
    },
  });
}

/** Disconnects a signal from its twins once the call that carried it has settled, or a message channel would be left over. */
export function releaseAbortSignal(signal: AbortSignal): void {
  for (const release of releases.get(signal) ?? []) release();
  releases.delete(signal);
}

function describe(reason: unknown): AbortMessage {
  return reason instanceof Error
    ? { name: reason.name, message: reason.message }
    : { name: 'AbortError', message: String(reason) };
}

function revive({ name, message }: AbortMessage): DOMException {
  return new DOMException(message, name);
}
