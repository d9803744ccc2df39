import { countBytes } from './countBytes';
import type { RequestLog } from './RequestLog';

/** The only way of the service worker to the network: notes every request, and refuses all of them when sealed. */
export class Network {
  readonly #log: RequestLog;
  #sealed: Promise<boolean> | null = null;

  constructor(log: RequestLog) {
    this.#log = log;
  }

  /** Without storage nothing can be sealed. */
  async isSealed(): Promise<boolean> {
    this.#sealed ??= this.#log.isSealed().catch(() => false);
    return await this.#sealed;
  }

  /** @throws where the browser refuses storage. */
  async seal(isSealed: boolean): Promise<void> {
    await this.#log.seal(isSealed);
    this.#sealed = Promise.resolve(isSealed);
  }

  /**
   * As `fetch`.
   *
   * @param purpose for the log, in words for people.
   * @throws a TypeError when sealed.
   */
  async fetch(request: Request | string, purpose: string, options?: RequestInit): Promise<Response> {
    if (await this.isSealed()) throw new TypeError('This app is sealed: nothing goes over the network.');
    const { host } = new URL(typeof request === 'string' ? request : request.url);
    const note = (counts: { requests: number; receivedBytes: number }): void => {
      // A log that cannot be written must not keep the app from working.
      this.#log.note(host, purpose, counts).catch(() => undefined);
    };
    note({ requests: 1, receivedBytes: 0 });
    const response = await fetch(request, options);
    return countBytes(response, (receivedBytes) => note({ requests: 0, receivedBytes }));
  }
}
