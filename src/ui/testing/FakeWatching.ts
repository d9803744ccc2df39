import type { EngineStatus, SourceStatus } from '../../protocol/EngineApi';
import type { FakeDocument } from './FakeDocument';
import { emptyStatus, fakeSource } from './fakeStatus';

/** The part of the fake engine that tells how it is. */
export class FakeWatching {
  readonly documents: FakeDocument[] = [];
  status: EngineStatus = emptyStatus;
  protected readonly deathListeners = new Set<(error: Error) => void>();
  protected readonly restartListeners = new Set<() => void>();
  readonly #watchers: ((status: EngineStatus) => void)[] = [];

  /** Puts documents into one source and tells the page. */
  fill(documents: readonly FakeDocument[], source: Partial<SourceStatus> = {}): void {
    this.documents.push(...documents);
    const passages = this.documents.reduce((sum, document) => sum + document.paragraphs.length, 0);
    const count = this.documents.length;
    this.tell({
      documents: count,
      passages,
      searchable: passages,
      sources: [fakeSource({ documents: count, passages, ...source })],
    });
  }

  /** Changes the status and tells the page. */
  tell(change: Partial<EngineStatus>): void {
    this.status = { ...this.status, ...change };
    for (const watcher of this.#watchers) watcher(this.status);
  }

  /** Lets the engine's worker die. */
  die(): void {
    for (const listener of this.deathListeners) listener(new Error('The worker died.'));
  }

  /** Lets the engine's worker die, and another one take over. */
  dieAndRestart(): void {
    this.die();
    this.#watchers.length = 0;
    for (const listener of this.restartListeners) listener();
  }

  watchStatus(onStatus: (status: EngineStatus) => void): Promise<void> {
    this.#watchers.push(onStatus);
    onStatus(this.status);
    return Promise.resolve();
  }
}
