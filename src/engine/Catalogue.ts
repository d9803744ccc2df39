import type { DocumentRecord, SourceRecord } from '../library/schema';
import type { QueueCounts } from '../library/QueueStore';
import type { SourceKind, SourceStatus } from '../protocol/EngineApi';

const NOTHING: QueueCounts = { waiting: 0, failed: 0, skipped: 0 };

/** All sources and documents (without texts), in memory: what every hit and every count needs. */
export class Catalogue {
  readonly #sources = new Map<string, SourceRecord>();
  readonly #documents = new Map<number, DocumentRecord>();
  readonly #idByPath = new Map<string, number>();
  readonly #queued = new Map<string, QueueCounts>();
  #passages = 0;

  get documentCount(): number {
    return this.#documents.size;
  }

  get passageCount(): number {
    return this.#passages;
  }

  putSource(source: SourceRecord): void {
    this.#sources.set(source.id, source);
  }

  removeSource(source: string): void {
    this.#sources.delete(source);
    this.#queued.delete(source);
  }

  source(id: string): SourceRecord | undefined {
    return this.#sources.get(id);
  }

  sourceIds(): string[] {
    return [...this.#sources.keys()];
  }

  setQueueCounts(source: string, counts: QueueCounts): void {
    this.#queued.set(source, counts);
  }

  /** Follows a file that no longer waits, so that the queue, which may be long, need not be counted anew. */
  fileLeftQueue(source: string, failed: boolean): void {
    const { waiting, failed: failures, skipped } = this.#queued.get(source) ?? NOTHING;
    this.#queued.set(source, { waiting: Math.max(0, waiting - 1), failed: failures + (failed ? 1 : 0), skipped });
  }

  /** Files that wait, of all sources. */
  get waitingFiles(): number {
    let waiting = 0;
    for (const counts of this.#queued.values()) waiting += counts.waiting;
    return waiting;
  }

  add(document: DocumentRecord): void {
    this.remove(document.id);
    this.#documents.set(document.id, document);
    this.#idByPath.set(pathKey(document.source, document.path), document.id);
    this.#passages += document.passages;
  }

  remove(id: number): void {
    const document = this.#documents.get(id);
    if (!document) return;
    this.#documents.delete(id);
    this.#passages -= document.passages;
    const key = pathKey(document.source, document.path);
    if (this.#idByPath.get(key) === id) this.#idByPath.delete(key);
  }

  document(id: number): DocumentRecord | undefined {
    return this.#documents.get(id);
  }

  documentAt(source: string, path: string): DocumentRecord | undefined {
    const id = this.#idByPath.get(pathKey(source, path));
    return id === undefined ? undefined : this.#documents.get(id);
  }

  /** All documents, in no particular order. */
  documents(): IterableIterator<DocumentRecord> {
    return this.#documents.values();
  }

  /** Every source with its counts, by name, then id. */
  sourceStatus(): SourceStatus[] {
    const totals = new Map<string, { documents: number; passages: number }>();
    for (const { source, passages } of this.#documents.values()) {
      const total = totals.get(source) ?? { documents: 0, passages: 0 };
      total.documents += 1;
      total.passages += passages;
      totals.set(source, total);
    }
    return [...this.#sources.values()]
      .map(({ id, kind, name }) => ({
        id,
        kind: kind as SourceKind,
        name,
        documents: totals.get(id)?.documents ?? 0,
        passages: totals.get(id)?.passages ?? 0,
        ...(this.#queued.get(id) ?? NOTHING),
      }))
      .toSorted((a, b) => (a.name === b.name ? compare(a.id, b.id) : compare(a.name, b.name)));
  }
}

function pathKey(source: string, path: string): string {
  return JSON.stringify([source, path]);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
