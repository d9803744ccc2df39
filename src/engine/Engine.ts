import { spaceOf, type Encoder } from '../encoders/Encoder';
import { ScanIndex } from '../index/ScanIndex';
import type { QuantisedRows } from '../index/quantiseRows';
import type { Commit } from '../library/DocumentStore';
import type { Library, LibraryLoss } from '../library/openLibrary';
import type {
  AddReceipt,
  DocumentView,
  EngineApi,
  EngineStatus,
  FailedFile,
  IncomingFile,
  NewSource,
  Progress,
  SearchAnswer,
  SearchOptions,
  StorageStatus,
  TextRange,
} from '../protocol/EngineApi';
import { addFiles } from './addFiles';
import { Catalogue } from './Catalogue';
import { encodeMissing } from './encodeMissing';
import { EncoderLoad, type LoadEncoder } from './EncoderLoad';
import { findDocument } from './findDocument';
import { Ingest } from './Ingest';
import { LatestFirst } from './LatestFirst';
import { openDocument } from './openDocument';
import { PassageIndex } from './PassageIndex';
import type { Platform } from './Platform';
import { RestartingReader, type DisposableReader } from './RestartingReader';
import { Searcher } from './Searcher';
import { StatusBoard } from './StatusBoard';

/** What the engine is made of; all of it is passed in. */
export interface EngineParts {
  readonly platform: Platform;
  readonly openLibrary: (onLost: (loss: LibraryLoss) => void, onBlocked: () => void) => Promise<Library>;
  readonly loadEncoder: LoadEncoder;
  readonly makeReader: () => DisposableReader;
}

/** What exists once the library is open and the encoder loaded. */
interface Running {
  readonly library: Library;
  readonly encoder: Encoder;
  readonly index: PassageIndex;
  readonly ingest: Ingest;
  /** Aborted when everything is deleted. */
  readonly end: AbortController;
}

const PROBLEMS: Record<LibraryLoss | 'blocked', string> = {
  'newer-version': 'Another tab runs a newer version of Inkling. Reload this page.',
  deleted: 'The library was deleted in another tab. Reload this page to begin anew.',
  terminated: 'The browser closed the library. Reload this page; nothing that was stored is lost.',
  blocked: 'Another tab still uses an older version of the library. Close the other tabs of Inkling.',
};

/** What the app does: ingest, search, show, remove. Answers the calls of `EngineApi`. */
export class Engine implements EngineApi {
  readonly #parts: EngineParts;
  readonly #reader: RestartingReader;
  readonly #encoderLoad: EncoderLoad;
  readonly #searcher: Searcher;
  readonly #board: StatusBoard;
  readonly #latestSearch = new LatestFirst();
  #catalogue = new Catalogue();
  #running: Promise<Running>;
  #now: Running | null = null;
  #storage: StorageStatus = { usedBytes: 0, quotaBytes: 0, persistent: false };
  #problem: string | null = null;

  constructor(parts: EngineParts) {
    this.#parts = parts;
    this.#reader = new RestartingReader(parts.makeReader, parts.platform);
    this.#searcher = new Searcher(parts.platform);
    this.#board = new StatusBoard(parts.platform, () => this.#status());
    this.#encoderLoad = new EncoderLoad(parts.loadEncoder, () => this.#board.changed());
    this.#running = this.#start();
  }

  async watchStatus(onStatus: (status: EngineStatus) => void): Promise<void> {
    this.#board.watch(onStatus);
  }

  async addFiles(
    newSource: NewSource,
    files: readonly IncomingFile[],
    onProgress: (progress: Progress) => void,
    signal: AbortSignal,
  ): Promise<AddReceipt> {
    const { library, ingest } = await this.#running;
    const source = { id: `${newSource.kind}:${newSource.name}`, ...newSource };
    await library.documents.putSource(source);
    this.#catalogue.putSource(source);
    const onQueued = async (): Promise<void> => {
      await this.#recount(source.id);
      ingest.wake();
    };
    return await addFiles(source.id, files, library.queue, { signal, onProgress, onQueued });
  }

  async pauseIngest(): Promise<void> {
    (await this.#running).ingest.pause();
  }

  async resumeIngest(): Promise<void> {
    (await this.#running).ingest.resume();
  }

  async cancelIngest(): Promise<void> {
    const { library, ingest } = await this.#running;
    await ingest.stop();
    await library.queue.removeWaiting();
    for (const source of this.#catalogue.sourceIds()) await this.#recount(source);
  }

  async search(query: string, options: SearchOptions, signal: AbortSignal): Promise<SearchAnswer> {
    const newest = this.#latestSearch.next(signal);
    const { library, encoder, index } = await this.#running;
    const searchable = { encoder, index, catalogue: this.#catalogue, documents: library.documents };
    return await this.#searcher.search(searchable, query, options, newest);
  }

  async openDocument(document: number, around: TextRange, signal: AbortSignal): Promise<DocumentView> {
    const { library } = await this.#running;
    signal.throwIfAborted();
    return await openDocument(document, around, this.#catalogue, library.documents);
  }

  async findDocument(name: string): Promise<number | null> {
    await this.#running;
    return findDocument(name, this.#catalogue.documents())?.id ?? null;
  }

  async listFailures(source: string): Promise<readonly FailedFile[]> {
    const { library } = await this.#running;
    return (await library.queue.failures(source)).map(({ id, path, state, code, message, content }) => ({
      id,
      source,
      path,
      state: state === 'skipped' ? 'skipped' : 'failed',
      code: code ?? 'unknown',
      message: message ?? 'It could not be ingested.',
      canRetry: content !== undefined,
    }));
  }

  async retryFailures(source: string): Promise<void> {
    const { library, ingest } = await this.#running;
    await library.queue.retry(source);
    await this.#recount(source);
    ingest.wake();
  }

  async dismissFailures(source: string): Promise<void> {
    const { library } = await this.#running;
    await library.queue.removeOf(source, ['failed', 'skipped']);
    await this.#recount(source);
  }

  async removeDocument(document: number): Promise<void> {
    const { library } = await this.#running;
    await library.documents.remove([document], { onRemoved: (removed) => this.#forget(removed) });
    await this.refreshStorage();
  }

  async removeSource(source: string, onProgress: (progress: Progress) => void, signal: AbortSignal): Promise<void> {
    const { library, ingest } = await this.#running;
    await library.queue.removeOf(source, ['waiting', 'failed', 'skipped']);
    // The file in hand may be of this source: its commit finds it gone from the queue, but must be over by now.
    await ingest.stop();
    const documents = [...this.#catalogue.documents()].filter((document) => document.source === source);
    let done = 0;
    const onRemoved = (removed: readonly number[]): void => {
      this.#forget(removed);
      done += removed.length;
      onProgress({ done, total: documents.length });
    };
    try {
      await library.documents.remove(
        documents.map(({ id }) => id),
        { signal, onRemoved },
      );
      await library.documents.removeSource(source);
      this.#catalogue.removeSource(source);
    } finally {
      await this.refreshStorage();
      ingest.wake();
    }
  }

  async deleteEverything(): Promise<void> {
    const { library, ingest, end } = await this.#running;
    end.abort();
    await ingest.stop();
    await library.deleteEverything();
    this.#now = null;
    this.#catalogue = new Catalogue();
    this.#searcher.forget();
    this.#running = this.#start();
    await this.#running;
  }

  async refreshStorage(): Promise<void> {
    this.#storage = await this.#parts.platform.storage();
    this.#board.changed();
  }

  #start(): Promise<Running> {
    const starting = this.#open();
    starting.catch((error: unknown) => {
      // An encoder that does not load tells so in its own status.
      if (this.#encoderLoad.status().state !== 'failed') {
        this.#problem = error instanceof Error ? error.message : String(error);
      }
      this.#board.changed();
    });
    return starting;
  }

  async #open(): Promise<Running> {
    const library = await this.#parts.openLibrary(
      (loss) => this.#report(PROBLEMS[loss]),
      () => this.#report(PROBLEMS.blocked),
    );
    this.#problem = null;
    const catalogue = this.#catalogue;
    for (const source of await library.documents.sources()) {
      catalogue.putSource(source);
      catalogue.setQueueCounts(source.id, await library.queue.counts(source.id));
    }
    for (const document of await library.documents.all()) catalogue.add(document);
    await this.refreshStorage();

    const encoder = await this.#encoderLoad.encoder();
    const index = new PassageIndex(new ScanIndex(encoder.dimensions));
    const ingest = new Ingest({
      library,
      encoder,
      catalogue,
      reader: this.#reader,
      platform: this.#parts.platform,
      onCommit: (commit, rows) => this.#onCommit(index, commit, rows),
      onChange: () => this.#board.changed(),
      onIdle: () => this.refreshStorage(),
    });
    const running = { library, encoder, index, ingest, end: new AbortController() };
    this.#now = running;
    void this.#fillIndex(running);
    return running;
  }

  /** Loads the stored rows, then encodes what lacks rows, then goes on with what waits; queries are answered meanwhile. */
  async #fillIndex({ library, encoder, index, ingest, end: { signal } }: Running): Promise<void> {
    const damaged: number[] = [];
    try {
      for await (const rows of library.embeddings.rows(spaceOf(encoder), (block) => damaged.push(block))) {
        signal.throwIfAborted();
        index.append(rows);
        this.#board.changed();
      }
      for (const block of damaged) await library.embeddings.removeBlock(block);
      const onChange = (): void => this.#board.changed();
      const { platform } = this.#parts;
      await encodeMissing({ library, encoder, catalogue: this.#catalogue, index, platform, onChange }, signal);
      ingest.allow();
    } catch (error) {
      if (!signal.aborted) this.#report(error instanceof Error ? error.message : String(error));
    }
    this.#board.changed();
  }

  #onCommit(index: PassageIndex, { document, replaced }: Commit, rows: QuantisedRows): void {
    if (replaced !== null) this.#forget([replaced]);
    this.#catalogue.add(document);
    index.append({
      ...rows,
      documents: new Uint32Array(document.passages).fill(document.id),
      passages: Uint32Array.from({ length: document.passages }, (_, position) => position),
    });
    this.#board.changed();
  }

  #forget(documents: readonly number[]): void {
    for (const document of documents) {
      this.#catalogue.remove(document);
      this.#now?.index.removeDocument(document);
    }
    this.#board.changed();
  }

  async #recount(source: string): Promise<void> {
    const { library } = await this.#running;
    this.#catalogue.setQueueCounts(source, await library.queue.counts(source));
    this.#board.changed();
  }

  #report(problem: string): void {
    this.#problem = problem;
    this.#board.changed();
  }

  #status(): EngineStatus {
    return {
      encoder: this.#encoderLoad.status(),
      ingest: this.#now?.ingest.status() ?? IDLE,
      sources: this.#catalogue.sourceStatus(),
      documents: this.#catalogue.documentCount,
      passages: this.#catalogue.passageCount,
      searchable: this.#now?.index.size ?? 0,
      storage: this.#storage,
      problem: this.#problem,
    };
  }
}

const IDLE: EngineStatus['ingest'] = {
  state: 'idle',
  pauseReason: null,
  doneFiles: 0,
  totalFiles: 0,
  current: null,
  passagesPerSecond: 0,
  secondsLeft: null,
};
