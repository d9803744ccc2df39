import { callServiceWorker } from '../../protocol/offline/callServiceWorker';
import type { OfflineApi, OfflineReport } from '../../protocol/offline/OfflineApi';
import { asError } from '../connection/asError';

/** How the app is kept in this browser. A new object at every change. */
export interface OfflineState {
  /**
   * `unavailable`: the browser has no service workers here, so the app comes from its host at every visit.
   * `incomplete`: it is being kept. `failed`: it could not be kept whole.
   */
  readonly keeping: 'unavailable' | 'incomplete' | 'complete' | 'failed';
  /** Why it failed. */
  readonly reason: string | null;
  /** Whether it failed because the browser has no room for it. */
  readonly hasNoRoom: boolean;
  /** A new version is there whole, and runs when the page is loaded again. */
  readonly isUpdateReady: boolean;
}

/** Between two looks whether the host has a new version, for a page that stays open. */
const UPDATE_LOOK = 3_600_000;

/** The page's side of the service worker. */
export class OfflineShell {
  readonly #registration: Promise<ServiceWorkerRegistration | null>;
  readonly #listeners = new Set<() => void>();
  #state: OfflineState = { keeping: 'incomplete', reason: null, hasNoRoom: false, isUpdateReady: false };
  #isReloading = false;

  /** @param register starts the service worker; gives null where there is none. */
  constructor(register: () => Promise<ServiceWorkerRegistration | null>) {
    this.#registration = register().catch(() => null);
    void this.#follow();
  }

  readonly state = (): OfflineState => this.#state;

  /** Calls `listener` at every change of state; gives a function that ends this. */
  readonly watch = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Keeps the app for offline use. Called when the app has what it needs to run, so as not to slow that down. */
  async keep(): Promise<void> {
    const api = await this.#api();
    if (api === null) return this.#change({ keeping: 'unavailable' });
    try {
      await api.keep();
      this.#change({ keeping: 'complete', reason: null, hasNoRoom: false });
      await api.tidy();
    } catch (error) {
      const { name, message } = asError(error);
      this.#change({ keeping: 'failed', reason: message, hasNoRoom: name === 'QuotaExceededError' });
    }
  }

  /** Loads the page again with the new version. */
  async update(): Promise<void> {
    const registration = await this.#registration;
    this.#isReloading = true;
    if (!registration?.waiting) return location.reload();
    // The page loads again when the new version has taken over.
    await callServiceWorker(registration.waiting).takeOver();
  }

  /** What went over the network, and what is kept; null where there is no service worker. */
  async report(): Promise<OfflineReport | null> {
    return (await (await this.#api())?.report()) ?? null;
  }

  /** What another app shared with this one and waits; once. */
  async takeShared(): Promise<readonly File[]> {
    return (await (await this.#api())?.takeShared()) ?? [];
  }

  /** Refuses all network from now on, or no longer; gives the report after it. */
  async seal(isSealed: boolean): Promise<OfflineReport | null> {
    const api = await this.#api();
    await api?.seal(isSealed);
    return (await api?.report()) ?? null;
  }

  async #api(): Promise<OfflineApi | null> {
    const registration = await this.#registration;
    if (registration === null) return null;
    const active = registration.active ?? (await navigator.serviceWorker.ready).active;
    return active && callServiceWorker(active);
  }

  async #follow(): Promise<void> {
    const registration = await this.#registration;
    if (registration === null) return this.#change({ keeping: 'unavailable' });
    const hadController = navigator.serviceWorker.controller !== null;
    let isFirst = !hadController;
    navigator.serviceWorker.addEventListener('controllerchange', () => {
      if (this.#isReloading) return location.reload();
      // Another tab went over to the new version; this page goes on as it is until the person reloads it.
      if (!isFirst) this.#change({ isUpdateReady: true });
      isFirst = false;
    });
    if (registration.waiting) this.#change({ isUpdateReady: true });
    registration.addEventListener('updatefound', () => {
      const { installing } = registration;
      installing?.addEventListener('statechange', () => {
        if (installing.state === 'installed' && registration.active) this.#change({ isUpdateReady: true });
      });
    });
    setInterval(() => {
      if (document.visibilityState === 'visible') registration.update().catch(() => undefined);
    }, UPDATE_LOOK);
  }

  #change(change: Partial<OfflineState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}
