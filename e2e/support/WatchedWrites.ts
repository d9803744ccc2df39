import type { Page } from '@playwright/test';

/** What is written: rows; rows in place of others, which are merged, moved or removed; or a part of the word index. */
export type WriteKind = 'blocks' | 'merge' | 'words';

/** Tells of transactions of the engine that write something of a kind, as they begin and end. */
export class WatchedWrites {
  readonly #page: Page;
  readonly #kind: WriteKind;
  #begun = 0;
  /** Transactions under way. One that began before anybody watched is not among them. */
  readonly #underWay = new Set<string>();
  /** How many had begun when the engine knew where to stop. */
  #begunBefore = 0;
  #waiting: (() => void)[] = [];

  constructor(page: Page, kind: WriteKind) {
    this.#page = page;
    this.#kind = kind;
    // What a worker logs does not wait for the page's own thread.
    page.on('console', (message) => {
      const [event, told, transaction = ''] = message.text().split(' ');
      if (message.text() === 'will stop') this.#begunBefore = this.#begun;
      if (told !== this.#kind) return;
      if (event === 'ended') this.#underWay.delete(transaction);
      if (event !== 'began') return;
      this.#begun += 1;
      this.#underWay.add(transaction);
      for (const resolve of this.#waiting.splice(0)) resolve();
    });
  }

  /** Is to run in the engine's worker before its own code. */
  static readonly script = `(${tellOfWrites.toString()})();`;

  /** Resolves when so many have begun since `stopBehind`, or in all. */
  async begun(count: number): Promise<void> {
    while (this.#begun < this.#begunBefore + count) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  /** Stops the engine for good in the middle of such a write, behind so many others from now on. */
  async stopBehind(skipped: number): Promise<void> {
    const armed = this.#page.waitForEvent('console', { predicate: (message) => message.text() === 'will stop' });
    const stop = { kind: this.#kind, skipped };
    await this.#page.evaluate((told) => new BroadcastChannel('test-stop').postMessage(told), stop);
    await armed;
  }

  /** Whether one has begun whose end was not told. */
  get isUnderWay(): boolean {
    return this.#underWay.size > 0;
  }
}

function tellOfWrites(): void {
  let stop: { kind: string; skipped: number } | null = null;
  new BroadcastChannel('test-stop').addEventListener('message', ({ data }) => {
    stop = data as typeof stop;
    console.debug('will stop');
  });
  const told = new WeakMap<IDBTransaction, Set<string>>();
  let transactions = 0;
  const kindOf = (store: string, method: string) => {
    if (store === 'words') return 'words';
    if (store === 'blocks') return method === 'delete' ? 'merge' : 'blocks';
    return null;
  };
  for (const method of ['add', 'put', 'delete'] as const) {
    const write = IDBObjectStore.prototype[method] as (...args: unknown[]) => IDBRequest;
    const watched = function (this: IDBObjectStore, ...args: unknown[]): IDBRequest {
      const request = write.apply(this, args);
      const kind = kindOf(this.name, method);
      const kinds = told.get(this.transaction) ?? new Set();
      told.set(this.transaction, kinds);
      if (kind === null || kinds.has(kind)) return request;
      kinds.add(kind);
      const transaction = (transactions += 1);
      console.debug(`began ${kind} ${transaction}`);
      const end = () => console.debug(`ended ${kind} ${transaction}`);
      this.transaction.addEventListener('complete', end);
      this.transaction.addEventListener('abort', end);
      if (kind === stop?.kind && stop.skipped-- === 0) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
      return request;
    };
    Object.assign(IDBObjectStore.prototype, { [method]: watched });
  }
}
