import type {
  AddReceipt,
  DocumentState,
  FailedFile,
  FolderHandle,
  FoundFolder,
  IncomingFile,
  ListedDocument,
  NewSource,
  Progress,
} from '../../protocol/EngineApi';
import { FakeSearch } from './FakeSearch';

/** The part of the fake engine that adds, follows and removes sources. */
export class FakeSources extends FakeSearch {
  readonly failures: FailedFile[] = [];
  /** Every call of `addFiles`, in order. */
  readonly added: { readonly source: NewSource; readonly paths: readonly string[] }[] = [];
  /** Every call of `removeMissing`, in order. */
  readonly complete: { readonly source: NewSource; readonly paths: readonly string[] }[] = [];
  /** Folders that were connected, in order. */
  readonly connected: FolderHandle[] = [];
  /** The folder of every connected source. */
  handle: FolderHandle | null = null;
  /** Sources whose sync was asked for, in order; `all` for all of them. */
  readonly synced: string[] = [];
  /** Sources whose sync was stopped, in order. */
  readonly stopped: string[] = [];
  /** The folders of every source. */
  folders: readonly FoundFolder[] = [];
  /** Every choice of folders to leave out, in order. */
  readonly excluded: { readonly source: string; readonly folders: readonly string[] }[] = [];
  /** The states of documents that are not just indexed, by path. */
  readonly states = new Map<string, DocumentState>();

  addFiles(
    source: NewSource,
    files: readonly IncomingFile[],
    onProgress: (progress: Progress) => void,
    signal: AbortSignal,
  ): Promise<AddReceipt> {
    signal.throwIfAborted();
    this.added.push({ source, paths: files.map(({ path }) => path) });
    onProgress({ done: files.length, total: files.length });
    return Promise.resolve({ source: 'added', queued: files.length, skipped: 0, ignored: 0, unchanged: 0, known: 0 });
  }

  removeDocument(document: number): Promise<void> {
    this.documents.splice(
      this.documents.findIndex(({ id }) => id === document),
      1,
    );
    this.tell({ documents: this.documents.length });
    return Promise.resolve();
  }

  removeSource(source: string): Promise<void> {
    this.tell({ sources: this.status.sources.filter(({ id }) => id !== source) });
    return Promise.resolve();
  }

  listDocuments(source: string, signal: AbortSignal): Promise<readonly ListedDocument[]> {
    signal.throwIfAborted();
    const indexed = this.documents.map(({ id, path, title }): ListedDocument => ({
      path,
      title,
      state: this.states.get(path) ?? 'indexed',
      document: id,
      reason: null,
    }));
    const failed = this.failures
      .filter((failure) => failure.source === source)
      .map(({ path, state, code, message }) => ({ path, title: '', state, document: null, reason: { code, message } }));
    return Promise.resolve([...indexed, ...failed].toSorted((a, b) => (a.path < b.path ? -1 : 1)));
  }

  listFailures(source: string): Promise<readonly FailedFile[]> {
    return Promise.resolve(this.failures.filter((failure) => failure.source === source));
  }

  dismissFailures(source: string): Promise<void> {
    this.tell({
      sources: this.status.sources.map((one) => (one.id === source ? { ...one, failed: 0, skipped: 0 } : one)),
    });
    return Promise.resolve();
  }

  removeMissing(source: NewSource, paths: readonly string[]): Promise<number> {
    this.complete.push({ source, paths });
    return Promise.resolve(0);
  }

  connectFolder(folder: FolderHandle): Promise<string> {
    this.connected.push(folder);
    return Promise.resolve(`folder:${folder.name}`);
  }

  folderHandle(): Promise<FolderHandle | null> {
    return Promise.resolve(this.handle);
  }

  syncFolders(): Promise<void> {
    this.synced.push('all');
    return Promise.resolve();
  }

  syncFolder(source: string): Promise<void> {
    this.synced.push(source);
    return Promise.resolve();
  }

  stopSync(source: string): Promise<void> {
    this.stopped.push(source);
    return Promise.resolve();
  }

  listFolders(): Promise<readonly FoundFolder[]> {
    return Promise.resolve(this.folders);
  }

  excludeFolders(source: string, folders: readonly string[]): Promise<void> {
    this.excluded.push({ source, folders });
    return Promise.resolve();
  }

  pauseIngest(): Promise<void> {
    this.tell({ ingest: { ...this.status.ingest, state: 'paused' } });
    return Promise.resolve();
  }

  resumeIngest(): Promise<void> {
    this.tell({ ingest: { ...this.status.ingest, state: 'running', pauseReason: null } });
    return Promise.resolve();
  }

  cancelIngest(): Promise<void> {
    this.tell({ ingest: { ...this.status.ingest, state: 'idle' } });
    return Promise.resolve();
  }

  retryFailures(): Promise<void> {
    return Promise.resolve();
  }
}
