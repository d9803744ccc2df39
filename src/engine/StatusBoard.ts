import type { EngineStatus } from '../protocol/EngineApi';
import type { Platform } from './Platform';

/** Changes are shown this often: more would only make the page render more. */
const MILLISECONDS_BETWEEN = 100;

/** Tells listeners the engine's status at once, and again after changes, at most ten times a second. */
export class StatusBoard {
  readonly #listeners = new Set<(status: EngineStatus) => void>();
  readonly #platform: Platform;
  readonly #read: () => EngineStatus;
  #due = false;

  constructor(platform: Platform, read: () => EngineStatus) {
    this.#platform = platform;
    this.#read = read;
  }

  watch(listener: (status: EngineStatus) => void): void {
    this.#listeners.add(listener);
    listener(this.#read());
  }

  /** To be called whenever something that the status shows has changed. */
  changed(): void {
    if (this.#due) return;
    this.#due = true;
    void this.#platform.delay(MILLISECONDS_BETWEEN).then(() => {
      this.#due = false;
      const status = this.#read();
      for (const listener of this.#listeners) listener(status);
    });
  }
}
