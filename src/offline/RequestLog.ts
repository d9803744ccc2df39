import type { IDBPDatabase } from 'idb';
import type { RequestTally } from '../protocol/offline/OfflineApi';
import { openRequestLog, type RequestLogSchema } from './openRequestLog';

/**
 * What went over the network since the app was installed, and whether anything may. Each site of a host has its own, so
 * that to seal one seals no other. In a database of its own, apart from the library; where the browser refuses storage,
 * nothing is noted.
 */
export class RequestLog {
  readonly #path: string;
  #database: Promise<IDBPDatabase<RequestLogSchema>> | null = null;

  /** @param path Path of the folder of index.html, with `/` at both ends. */
  constructor(path: string) {
    this.#path = path;
  }

  /** Adds to the tally of a purpose. */
  async note(host: string, purpose: string, counts: { requests: number; receivedBytes: number }): Promise<void> {
    const now = Date.now();
    const database = await this.#open();
    const { store, done } = database.transaction('tallies', 'readwrite');
    const before = await store.get([host, purpose]);
    await store.put({
      host,
      purpose,
      requests: (before?.requests ?? 0) + counts.requests,
      receivedBytes: (before?.receivedBytes ?? 0) + counts.receivedBytes,
      firstAt: before?.firstAt ?? now,
      lastAt: now,
    });
    await done;
  }

  /** All tallies in order of host, then purpose, and when the first request was noted. */
  async read(): Promise<{ tallies: RequestTally[]; since: number | null }> {
    const records = await (await this.#open()).getAll('tallies');
    const since = records.length === 0 ? null : Math.min(...records.map(({ firstAt }) => firstAt));
    return { tallies: records.map(({ firstAt: _firstAt, ...tally }) => tally), since };
  }

  /** Whether all network is refused. */
  async isSealed(): Promise<boolean> {
    return (await (await this.#open()).get('settings', 'sealed')) ?? false;
  }

  /** Tells it to those who watch, too. */
  async seal(isSealed: boolean): Promise<void> {
    await (await this.#open()).put('settings', isSealed, 'sealed');
    const channel = this.#sealChannel();
    channel.postMessage(isSealed);
    channel.close();
  }

  /** Calls `listener` when another tab or worker seals the app or takes the seal off. */
  watchSeal(listener: (isSealed: boolean) => void): void {
    const channel = this.#sealChannel();
    channel.addEventListener('message', ({ data }: MessageEvent<boolean>) => listener(data));
  }

  #sealChannel(): BroadcastChannel {
    return new BroadcastChannel(`inkling-seal ${this.#path}`);
  }

  async #open(): Promise<IDBPDatabase<RequestLogSchema>> {
    this.#database ??= openRequestLog(this.#path, () => {
      this.#database = null;
    });
    return await this.#database;
  }
}
