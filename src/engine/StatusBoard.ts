import type { EngineStatus } from '../protocol/EngineApi';
import type { Platform } from './Platform';

/** Changes are shown after so many milliseconds: more often would only make the page render more. */
const PAUSE = 100;
/**
 * So many more while files are ingested or the starter is loaded, when numbers are all that changes, and each render takes
 * 5 ms of a processor from those who type; on a slow phone that has just loaded the page, 50.
 */
const MORE_AT_WORK = 150;

/**
 * Tells listeners the engine's status at once, and again after changes: ten times a second; four times during ingest and
 * while the starter is loaded.
 */
export class StatusBoard {
  readonly #listeners = new Set<(status: EngineStatus) => void>();
  readonly #platform: Platform;
  readonly #read: () => EngineStatus;
  #due = false;
  #wasAtWork = false;

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
    void this.#tell();
  }

  async #tell(): Promise<void> {
    await this.#platform.delay(PAUSE);
    let status = this.#read();
    if (isAtWork(status) && this.#wasAtWork) {
      await this.#platform.delay(MORE_AT_WORK);
      status = this.#read();
    }
    this.#due = false;
    this.#wasAtWork = isAtWork(status);
    for (const listener of this.#listeners) listener(status);
  }
}

function isAtWork({ ingest, encoder, isOpen }: EngineStatus): boolean {
  return ingest.state === 'running' || (isOpen && encoder.state === 'loading');
}
