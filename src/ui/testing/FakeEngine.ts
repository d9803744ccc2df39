import type { EngineConnection } from '../../protocol/connectEngine';
import type { RestoreReceipt, SavedFile, SaveHandle } from '../../protocol/BackupApi';
import { DEFAULT_LIMITS, readingLimits, type ReadingLimits } from '../../documents/ReadingLimits';
import type { PackReceipt } from '../../protocol/PackApi';
import type { TableFormat } from '../../protocol/TableApi';
import type {
  AddReceipt,
  Dtype,
  DocumentView,
  EngineApi,
  EngineStatus,
  FailedFile,
  FolderHandle,
  LibraryMap,
  MapProgress,
  FoundFolder,
  IncomingFile,
  ModelChoice,
  ModelOffer,
  NewSource,
  PickedModelFile,
  Progress,
  Completions,
  SearchAnswer,
  SearchHit,
  SearchOptions,
  SourceStatus,
  TextRange,
} from '../../protocol/EngineApi';
import type { DocumentMatches, DocumentOutline, DocumentStretch } from '../../protocol/ReadingApi';
import { fakeHit, type FakeDocument } from './FakeDocument';
import { emptyStatus, fakeSource } from './fakeStatus';

/** Where a text stands in another, without regard to case. */
function placesOf(text: string, within: string, offset: number): TextRange[] {
  const lower = within.toLowerCase();
  const places: TextRange[] = [];
  for (let at = lower.indexOf(text.toLowerCase()); at >= 0; at = lower.indexOf(text.toLowerCase(), at + 1)) {
    places.push({ start: at + offset, end: at + offset + text.length });
  }
  return places;
}

/** An engine without a worker: it finds words, and the test says how long things take and when they go wrong. */
export class FakeEngine implements EngineApi {
  readonly documents: FakeDocument[] = [];
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
  /** Every query, in order. */
  readonly searches: string[] = [];
  /** The options of every query, in order. */
  readonly options: SearchOptions[] = [];
  /** What every answer tells besides its hits. */
  about: Partial<Pick<SearchAnswer, 'matching' | 'isNothingClose'>> = {};
  /** Every document and passage whose like was looked for, in order. */
  readonly similarTo: (readonly [document: number, passage: number | null])[] = [];
  /** Every stretch of a document that was read, in order. */
  readonly stretches: number[] = [];
  /** How long a query takes, in milliseconds. */
  searchDelay: (query: string) => number = () => 0;
  /** The hits for a query; null to find words in `documents`. */
  hitsFor: ((query: string) => readonly SearchHit[]) | null = null;
  /** The main encoder's hits for a query; null when there is no main encoder. */
  refinedHitsFor: ((query: string) => readonly SearchHit[]) | null = null;
  /** How long the main encoder takes, in milliseconds. */
  refineDelay = 0;
  /** Every query that was refined, in order. */
  readonly refined: string[] = [];
  /** What operators can name. */
  completionsAtHand: Completions = { tag: [], type: [], source: [], path: [], lang: [] };
  models: readonly ModelOffer[] = [];
  /** Every choice of a main encoder, in order. */
  readonly chosen: (ModelChoice | null)[] = [];
  /** What a download does; at once done by default. */
  download: (
    model: string,
    onProgress: (loadedBytes: number, totalBytes: number) => void,
    signal: AbortSignal,
  ) => Promise<void> = () => Promise.resolve();
  /** Every backup that was saved, in order. */
  readonly backups: { readonly passphrase: string | null; readonly place: SaveHandle | null }[] = [];
  /** Every table that was saved, in order. */
  readonly tables: { readonly format: TableFormat; readonly hits: number | null }[] = [];
  readingLimits = DEFAULT_LIMITS;
  /** What restoring a backup does. */
  restore: (
    file: Blob,
    passphrase: string | null,
    onProgress: (progress: Progress) => void,
    signal: AbortSignal,
  ) => Promise<RestoreReceipt> = () =>
    Promise.resolve({ added: 2, unchanged: 0, conflicts: { count: 0, paths: [] }, leftOut: [] });
  /** How often another try of the main encoder was asked for. */
  retries = 0;
  status: EngineStatus = emptyStatus;

  readonly #watchers: ((status: EngineStatus) => void)[] = [];
  readonly #deathListeners = new Set<(error: Error) => void>();
  readonly #restartListeners = new Set<() => void>();

  readonly connection: EngineConnection = {
    engine: this,
    onDeath: (listener) => {
      this.#deathListeners.add(listener);
      return () => this.#deathListeners.delete(listener);
    },
    onRestart: (listener) => {
      this.#restartListeners.add(listener);
      return () => this.#restartListeners.delete(listener);
    },
    close: () => {},
  };

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
    for (const listener of this.#deathListeners) listener(new Error('The worker died.'));
  }

  /** Lets the engine's worker die, and another one take over. */
  dieAndRestart(): void {
    this.die();
    this.#watchers.length = 0;
    for (const listener of this.#restartListeners) listener();
  }

  watchStatus(onStatus: (status: EngineStatus) => void): Promise<void> {
    this.#watchers.push(onStatus);
    onStatus(this.status);
    return Promise.resolve();
  }

  async search(query: string, options: SearchOptions, signal: AbortSignal): Promise<SearchAnswer> {
    this.searches.push(query);
    this.among = options.among;
    this.options.push(options);
    await new Promise((resolve) => setTimeout(resolve, this.searchDelay(query)));
    signal.throwIfAborted();
    const hits = this.hitsFor?.(query) ?? this.#findWords(query);
    return this.#answer(query, 'Starter', hits.slice(0, options.limit));
  }

  async refine(query: string, options: SearchOptions, signal: AbortSignal): Promise<SearchAnswer | null> {
    if (this.refinedHitsFor === null) return null;
    this.refined.push(query);
    await new Promise((resolve) => setTimeout(resolve, this.refineDelay));
    signal.throwIfAborted();
    const hits = this.refinedHitsFor(query).slice(0, options.limit);
    return this.#answer(query, 'Main', hits);
  }

  similar(
    document: number,
    passage: number | null,
    options: SearchOptions,
    signal: AbortSignal,
  ): Promise<SearchAnswer> {
    signal.throwIfAborted();
    this.similarTo.push([document, passage]);
    const others = this.documents.filter(({ id }) => id !== document).map((other) => fakeHit(other, 0, []));
    return Promise.resolve(this.#answer('', 'Starter', others.slice(0, options.limit)));
  }

  /** The map; null for none. */
  map: LibraryMap | null = null;
  /** Every call of `openMap`, in order: whether a new map was asked for. */
  readonly mapsOpened: boolean[] = [];
  /** What drawing waits for. */
  drawing: (onProgress: (progress: MapProgress) => void, signal: AbortSignal) => Promise<void> = () =>
    Promise.resolve();
  /** What the last search was confined to. */
  among: SearchOptions['among'];

  async openMap(
    isAnew: boolean,
    onProgress: (progress: MapProgress) => void,
    signal: AbortSignal,
  ): Promise<LibraryMap | null> {
    this.mapsOpened.push(isAnew);
    await this.drawing(onProgress, signal);
    signal.throwIfAborted();
    return this.map;
  }

  passage(document: number, passage: number): Promise<SearchHit> {
    const found = this.documents.find(({ id }) => id === document);
    if (found) return Promise.resolve(fakeHit(found, passage, []));
    return Promise.reject(new DOMException('This passage is no longer in the library.', 'NotFoundError'));
  }

  completions(): Promise<Completions> {
    return Promise.resolve(this.completionsAtHand);
  }

  #answer(query: string, encoder: string, hits: readonly SearchHit[]): SearchAnswer {
    const { passages: searched } = this.status;
    return { query, encoder, hits, searched, matching: null, isNothingClose: false, milliseconds: 1, ...this.about };
  }

  listModels(): Promise<readonly ModelOffer[]> {
    return Promise.resolve(this.models);
  }

  chooseModel(choice: ModelChoice | null): Promise<void> {
    this.chosen.push(choice);
    return Promise.resolve();
  }

  async downloadModel(
    model: string,
    _dtype: Dtype,
    onProgress: (loadedBytes: number, totalBytes: number) => void,
    signal: AbortSignal,
  ): Promise<void> {
    await this.download(model, onProgress, signal);
  }

  installModel(files: readonly PickedModelFile[]): Promise<string> {
    return Promise.resolve(files[0]?.path.split('/')[0] ?? '');
  }

  removeModel(model: string): Promise<void> {
    this.models = this.models.map((each) => (each.id === model ? { ...each, storedBytes: 0 } : each));
    return Promise.resolve();
  }

  retryMainEncoder(): Promise<void> {
    this.retries += 1;
    return Promise.resolve();
  }

  #findWords(query: string): readonly SearchHit[] {
    const words = query.toLowerCase().split(/\s+/).filter(Boolean);
    return this.documents
      .flatMap((document) => document.paragraphs.map((_, index) => fakeHit(document, index, words)))
      .filter((hit) => hit.score > 0)
      .toSorted((a, b) => b.score - a.score || a.path.localeCompare(b.path) || a.range.start - b.range.start);
  }

  openDocument(document: number, around: TextRange, signal: AbortSignal): Promise<DocumentView> {
    signal.throwIfAborted();
    const found = this.documents.find(({ id }) => id === document);
    if (found) return Promise.resolve(found.view(around));
    return Promise.reject(new DOMException('There is no such document.', 'NotFoundError'));
  }

  readStretch(document: number, stretch: number, signal: AbortSignal): Promise<DocumentStretch> {
    signal.throwIfAborted();
    this.stretches.push(stretch);
    const found = this.documents.find(({ id }) => id === document);
    if (found) return Promise.resolve(found.stretch(stretch));
    return Promise.reject(new DOMException('There is no such document.', 'NotFoundError'));
  }

  markStretch(document: number, stretch: number, query: string): Promise<readonly TextRange[]> {
    const part = this.documents.find(({ id }) => id === document)?.stretch(stretch);
    const words = query.split(/\s+/).filter(Boolean);
    const ranges = words.flatMap((word) => (part ? placesOf(word, part.text, part.start) : []));
    return Promise.resolve(ranges.toSorted((a, b) => a.start - b.start));
  }

  outline(document: number): Promise<DocumentOutline> {
    const found = this.documents.find(({ id }) => id === document);
    const headings = (found?.about.blocks ?? [])
      .filter(({ kind }) => kind === 'heading')
      .map(({ level, start, end }) => ({ level, start, title: found?.text.slice(start, end) ?? '' }));
    return Promise.resolve({ headings, isComplete: true });
  }

  findInDocument(document: number, text: string): Promise<DocumentMatches> {
    const found = this.documents.find(({ id }) => id === document);
    return Promise.resolve({ ranges: placesOf(text, found?.text ?? '', 0), isComplete: true });
  }

  findDocument(name: string): Promise<number | null> {
    const found = this.documents.find(({ title }) => title.toLowerCase() === name.toLowerCase());
    return Promise.resolve(found?.id ?? null);
  }

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

  deleteEverything(): Promise<void> {
    this.documents.length = 0;
    this.tell(emptyStatus);
    return Promise.resolve();
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

  saveBackup(passphrase: string | null, place: SaveHandle | null): Promise<SavedFile> {
    this.backups.push({ passphrase, place });
    const { documents, passages } = this.status;
    const content = place === null ? new Blob(['backup']) : null;
    return Promise.resolve({ content, bytes: 6, documents, passages });
  }

  limits(): Promise<ReadingLimits> {
    return Promise.resolve(this.readingLimits);
  }

  setLimits(limits: ReadingLimits): Promise<ReadingLimits> {
    this.readingLimits = readingLimits(limits);
    return Promise.resolve(this.readingLimits);
  }

  savePassages(format: TableFormat, place: SaveHandle | null): Promise<SavedFile> {
    this.tables.push({ format, hits: null });
    const { documents, passages } = this.status;
    return Promise.resolve({ content: place === null ? new Blob(['table']) : null, bytes: 5, documents, passages });
  }

  saveHits(answer: SearchAnswer, format: TableFormat): Promise<Blob> {
    this.tables.push({ format, hits: answer.hits.length });
    return Promise.resolve(new Blob(['table']));
  }

  restoreBackup(
    file: Blob,
    passphrase: string | null,
    onProgress: (progress: Progress) => void,
    signal: AbortSignal,
  ): Promise<RestoreReceipt> {
    return this.restore(file, passphrase, onProgress, signal);
  }

  /** What opening a pack comes to. */
  openedPack: EngineApi['openPack'] = (name) => Promise.resolve({ title: name, added: 1, isNew: true });

  openPack(...call: Parameters<EngineApi['openPack']>): Promise<PackReceipt> {
    return this.openedPack(...call);
  }

  retryFailures(): Promise<void> {
    return Promise.resolve();
  }

  refreshStorage(): Promise<void> {
    return Promise.resolve();
  }
}
