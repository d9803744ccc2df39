import { countBytes } from './countBytes';
import type { RequestLog } from './RequestLog';

/**
 * A `fetch` for the one worker that may ask another host: every request is noted, and when the app is sealed all are
 * refused, those under way included.
 */
export function notedFetch(log: RequestLog, purpose: string): typeof fetch {
  const sealing = new AbortController();
  log.watchSeal((isSealed) => {
    if (isSealed) sealing.abort(new TypeError(refusal));
  });
  return async (target, options = {}) => {
    // Where the browser refuses storage, nothing can be sealed or noted.
    if (await log.isSealed().catch(() => false)) throw new TypeError(refusal);
    const { host } = new URL(target instanceof Request ? target.url : target);
    const note = (counts: { requests: number; receivedBytes: number }): void => {
      log.note(host, purpose, counts).catch(() => undefined);
    };
    note({ requests: 1, receivedBytes: 0 });
    const signals = [sealing.signal, options.signal ?? null].filter((signal) => signal !== null);
    const response = await fetch(target, { ...options, signal: AbortSignal.any(signals) });
    return countBytes(response, (receivedBytes) => note({ requests: 0, receivedBytes }));
  };
}

const refusal = 'The app is sealed: nothing goes over the network.';
