import type { Library } from '../library/openLibrary';
import type { DocumentRecord, SourceRecord } from '../library/schema';
import type { QueueCounts } from '../library/QueueStore';
import type { SourceKind, SourceStatus, SyncStatus } from '../protocol/EngineApi';

const NOTHING: QueueCounts = { waiting: 0, failed: 0, skipped: 0 };

/** What a source holds. */
interface Totals {
  documents: number;
  passages: number;
}

/** All sources and documents (without texts), in memory: what every hit and every count needs. */
export class Catalogue {
  readonly #sources = new Map<string, SourceRecord>();
  readonly #documents = new Map<number, DocumentRecord>();
  readonly #idByPath = new Map<string, number>();
  /** Most contents are those of one document. */
  readonly #idsByContent = new Map<string, number | Set<number>>();
  readonly #queued = new Map<string, QueueCounts>();
  /** By source. The status shows them many times a second: they are kept, not counted. */
  readonly #totals = new Map<string, Totals>();
  #passages = 0;
  #version = 0;

  /** Changes whenever a source or document comes, changes or goes. */
  get version(): number {
    return this.#version;
  }

  get documentCount(): number {
    return this.#documents.size;
  }

  get passageCount(): number {
    return this.#passages;
  }

  /** Takes in all that a library holds. */
  async load({ documents, queue }: Pick<Library, 'documents' | 'queue'>): Promise<void> {
    for (const source of await documents.sources()) {
      this.putSource(source);
      this.setQueueCounts(source.id, await queue.counts(source.id));
    }
    for (const document of await documents.all()) this.add(document);
  }

  putSource(source: SourceRecord): void {
    this.#sources.set(source.id, source);
    this.#version += 1;
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
    const same = this.#idsByContent.get(document.contentHash);
    if (same === undefined) this.#idsByContent.set(document.contentHash, document.id);
    else if (typeof same === 'number') this.#idsByContent.set(document.contentHash, new Set([same, document.id]));
    else same.add(document.id);
    this.#count(document, 1);
    this.#version += 1;
  }

  remove(id: number): void {
    const document = this.#documents.get(id);
    if (!document) return;
    this.#documents.delete(id);
    this.#version += 1;
    this.#count(document, -1);
    const key = pathKey(document.source, document.path);
    if (this.#idByPath.get(key) === id) this.#idByPath.delete(key);
    const same = this.#idsByContent.get(document.contentHash);
    if (typeof same === 'object' && same.size > 1) same.delete(id);
    else this.#idsByContent.delete(document.contentHash);
  }

  document(id: number): DocumentRecord | undefined {
    return this.#documents.get(id);
  }

  documentAt(source: string, path: string): DocumentRecord | undefined {
    const id = this.#idByPath.get(pathKey(source, path));
    return id === undefined ? undefined : this.#documents.get(id);
  }

  /** Documents made from files with this content, of all sources, by id. */
  withContent(contentHash: string): DocumentRecord[] {
    const same = this.#idsByContent.get(contentHash) ?? [];
    const ids = typeof same === 'number' ? [same] : [...same].toSorted((a, b) => a - b);
    return ids.flatMap((id) => this.#documents.get(id) ?? []);
  }

  /** The documents of each content that more than one has, by id. */
  copies(): DocumentRecord[][] {
    return [...this.#idsByContent].flatMap(([contentHash, ids]) =>
      typeof ids === 'object' && ids.size > 1 ? [this.withContent(contentHash)] : [],
    );
  }

  /** Paths of a source's documents, in no particular order. */
  pathsOf(source: string): string[] {
    return [...this.#documents.values()].flatMap((document) => (document.source === source ? document.path : []));
  }

  /** All documents, in no particular order. */
  documents(): IterableIterator<DocumentRecord> {
    return this.#documents.values();
  }

  /** Every source with its counts, by name, then id. */
  sourceStatus(syncOf: (source: SourceRecord) => SyncStatus | null): SourceStatus[] {
    return [...this.#sources.values()]
      .map((source) => ({
        id: source.id,
        kind: source.kind as SourceKind,
        name: source.name,
        ...(this.#totals.get(source.id) ?? { documents: 0, passages: 0 }),
        ...(this.#queued.get(source.id) ?? NOTHING),
        isVault: source.isVault === true,
        sync: syncOf(source),
      }))
      .toSorted((a, b) => (a.name === b.name ? compare(a.id, b.id) : compare(a.name, b.name)));
  }

  #count({ source, passages }: DocumentRecord, sign: 1 | -1): void {
    const totals = this.#totals.get(source) ?? { documents: 0, passages: 0 };
    totals.documents += sign;
    totals.passages += sign * passages;
    this.#totals.set(source, totals);
    this.#passages += sign * passages;
  }
}

function pathKey(source: string, path: string): string {
  return JSON.stringify([source, path]);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
