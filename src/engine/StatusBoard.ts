import type { EngineStatus } from '../protocol/EngineApi';
import type { Platform } from './Platform';

/** Changes are shown after so many milliseconds: more often would only make the page render more. */
const PAUSE = 100;
/**
 * The same while files are ingested, when numbers are all that changes, and each render takes 5 ms of a processor from
 * those who type.
 */
const PAUSE_WHILE_INGESTING = 250;

/** Tells listeners the engine's status at once, and again after changes: ten times a second, four times during ingest. */
export class StatusBoard {
  readonly #listeners = new Set<(status: EngineStatus) => void>();
  readonly #platform: Platform;
  readonly #read: () => EngineStatus;
  #due = false;
  #pause = PAUSE;

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
    void this.#platform.delay(this.#pause).then(() => {
      this.#due = false;
      const status = this.#read();
      this.#pause = status.ingest.state === 'running' ? PAUSE_WHILE_INGESTING : PAUSE;
      for (const listener of this.#listeners) listener(status);
    });
  }
}
