import type { OfflineReport } from '../../protocol/offline/OfflineApi';
import type { Offline } from '../offline/OfflineContext';
import type { OfflineState } from '../offline/OfflineShell';

/** A service worker that a test drives. */
export class FakeOffline implements Offline {
  readonly calls: string[] = [];
  shared: readonly File[] = [];
  /** null: none can be had. */
  whatHappened: OfflineReport | null = {
    tallies: [],
    since: null,
    isSealed: false,
    files: 10,
    keptFiles: 10,
    keptBytes: 38e6,
  };
  #state: OfflineState = { keeping: 'complete', reason: null, hasNoRoom: false, isUpdateReady: false };
  readonly #listeners = new Set<() => void>();

  change(change: Partial<OfflineState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }

  readonly state = (): OfflineState => this.#state;

  readonly watch = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  async keep(): Promise<void> {
    this.calls.push('keep');
  }

  async update(): Promise<void> {
    this.calls.push('update');
  }

  async report(): Promise<OfflineReport | null> {
    return this.whatHappened;
  }

  async seal(isSealed: boolean): Promise<OfflineReport | null> {
    this.calls.push(isSealed ? 'seal' : 'unseal');
    this.whatHappened = this.whatHappened && { ...this.whatHappened, isSealed };
    return this.whatHappened;
  }

  async takeShared(): Promise<readonly File[]> {
    const { shared } = this;
    this.shared = [];
    return shared;
  }
}
