import type { Dtype } from '../encoders/models/ModelDescription';
import type { LibraryLoss, Library } from '../library/openLibrary';
import type { OpeningProgress, RestoreReceipt, SavedFile, SaveHandle } from '../protocol/BackupApi';
import type {
  AddReceipt,
  Completions,
  DocumentView,
  EngineApi,
  EngineStatus,
  FailedFile,
  FolderHandle,
  FoundFolder,
  IncomingFile,
  IngestStatus,
  LibraryMap,
  ListedDocument,
  MapProgress,
  ModelChoice,
  ModelOffer,
  NewSource,
  PickedModelFile,
  Progress,
  SearchAnswer,
  SearchHit,
  SearchOptions,
  StorageStatus,
  TextRange,
  Told,
} from '../protocol/EngineApi';
import type { DocumentMatches, DocumentOutline, DocumentStretch } from '../protocol/ReadingApi';
import type { PackReceipt } from '../protocol/PackApi';
import type { ReadingLimits } from '../documents/ReadingLimits';
import type { TableFormat } from '../protocol/TableApi';
import { addFiles } from './addFiles';
import { Catalogue } from './Catalogue';
import { EncoderLoad, type LoadEncoder } from './EncoderLoad';
import { failedFile } from './failedFile';
import { findDocument } from './findDocument';
import { KeptLimits } from './KeptLimits';
import { LibrarySession } from './LibrarySession';
import { listDocuments } from './listDocuments';
import { LongCalls } from './LongCalls';
import { oneShotSource } from './oneShotSource';
import { openDocument } from './openDocument';
import type { PackShelf } from './packs/PackShelf';
import type { EncoderChoice } from './main/EncoderChoice';
import type { DisposableEncoder } from './main/EncoderTeam';
import { MainEncoder } from './main/MainEncoder';
import { ModelOffers } from './main/ModelOffers';
import { LibraryMaps, type DisposableMapWorker } from './map/LibraryMaps';
import type { ModelShelf } from './main/ModelShelf';
import { PlaceMemory } from './main/PlaceMemory';
import type { Platform } from './Platform';
import { DocumentReading } from './reading/DocumentReading';
import { QueriesFirst } from './QueriesFirst';
import { removeSource } from './removeSource';
import { RestartingReader, type DisposableReader } from './RestartingReader';
import { LibrarySearch } from './search/LibrarySearch';
import { listCompletions } from './search/listCompletions';
import { StatusBoard } from './StatusBoard';
import { removeMissing } from './sync/removeMissing';
import { toldOf } from './toldOf';
import { saveHits } from './tables/saveHits';

/** What the engine is made of; all of it is passed in. */
export interface EngineParts {
  readonly platform: Platform;
  readonly openLibrary: (onLost: (loss: LibraryLoss) => void, onBlocked: () => void) => Promise<Library>;
  readonly loadEncoder: LoadEncoder;
  readonly makeReader: () => DisposableReader;
  readonly models: ModelShelf;
  readonly packs: PackShelf;
  readonly makeEncoderWorker: () => DisposableEncoder;
  readonly makeMapWorker: () => DisposableMapWorker;
  /** The address of the site's folder of a model, with `/` at the end. */
  readonly siteFolder: (model: string) => string;
}

const PROBLEMS: Record<LibraryLoss | 'blocked', string> = {
  'newer-version': 'Another tab runs a newer version of Inkling. Reload this page.',
  deleted: 'The library was deleted in another tab. Reload this page to begin anew.',
  terminated:
    'The browser closed the library, or cleared what this site had stored. Reload this page to go on with what is there.',
  blocked: 'Another tab still uses an older version of the library. Close the other tabs of Inkling.',
};

/** What is told before the library is open. */
const NO_INGEST: IngestStatus = {
  state: 'idle',
  pauseReason: null,
  doneFiles: 0,
  totalFiles: 0,
  current: null,
  passagesPerSecond: 0,
  secondsLeft: null,
};

/** What the app does: ingest, search, show, remove. Answers the calls of `EngineApi`. */
export class Engine implements EngineApi {
  readonly #parts: EngineParts;
  readonly #reader: RestartingReader;
  readonly #encoderLoad: EncoderLoad;
  readonly #search: LibrarySearch;
  readonly #maps: LibraryMaps;
  readonly #reading = new DocumentReading();
  readonly #offers: ModelOffers;
  readonly #board: StatusBoard;
  readonly #limits = new KeptLimits();
  readonly #queriesFirst: QueriesFirst;
  readonly #longCalls = new LongCalls();
  #catalogue = new Catalogue();
  #session: Promise<LibrarySession>;
  /** The session once it is open. */
  #open: LibrarySession | null = null;
  #storage: StorageStatus = { usedBytes: 0, quotaBytes: 0, persistent: false, isInMemory: false };
  #isOpen = false;
  #problem: Told | null = null;

  constructor(parts: EngineParts) {
    this.#parts = parts;
    this.#reader = new RestartingReader(parts.makeReader, parts.platform, this.#limits);
    this.#queriesFirst = new QueriesFirst(parts.platform);
    this.#search = new LibrarySearch(parts.platform, this.#queriesFirst);
    this.#maps = new LibraryMaps(parts.makeMapWorker);
    this.#offers = new ModelOffers(parts.models);
    this.#board = new StatusBoard(parts.platform, () => this.#status());
    this.#encoderLoad = new EncoderLoad(parts.loadEncoder, () => this.#board.changed());
    this.#session = this.#start();
    parts.platform.onAnnounced((change) => {
      // A session that does not open has nothing to keep in step.
      this.#session.then((session) => session.takeOver(change)).catch(() => undefined);
    });
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
    const session = await this.#session;
    const source = await session.library.documents.putSource(oneShotSource(newSource, session.catalogue));
    session.catalogue.putSource(source);
    const offered = files.map(({ path, content, modified }) => ({
      path,
      modified,
      bytes: content.size,
      open: () => Promise.resolve(content),
    }));
    return await this.#longCalls.run(source.id, signal, (either) =>
      addFiles(source.id, offered, session.library, {
        isFolder: source.kind === 'folder',
        excluded: source.excluded ?? [],
        signal: either,
        nextTurn: () => this.#queriesFirst.turn(),
        onProgress,
        onQueued: () => session.queued(source.id),
      }),
    );
  }

  async removeMissing(newSource: NewSource, paths: readonly string[], signal: AbortSignal): Promise<number> {
    const session = await this.#session;
    const { id } = oneShotSource(newSource, session.catalogue);
    const removed = await this.#longCalls.run(id, signal, (either) =>
      removeMissing(session.removalParts, id, new Set(paths), either),
    );
    await session.queued(id);
    return removed;
  }

  async connectFolder(folder: FolderHandle): Promise<string> {
    return await (await this.#session).sync.connect(folder);
  }

  async folderHandle(source: string): Promise<FolderHandle | null> {
    const { library } = await this.#session;
    return ((await library.documents.source(source))?.folder as FolderHandle | undefined) ?? null;
  }

  async syncFolders(): Promise<void> {
    await (await this.#session).sync.syncAll();
  }

  async syncFolder(source: string): Promise<void> {
    await (await this.#session).sync.sync(source);
  }

  async stopSync(source: string): Promise<void> {
    await (await this.#session).sync.stop(source);
  }

  async listFolders(source: string): Promise<readonly FoundFolder[]> {
    return await (await this.#session).sync.listFolders(source);
  }

  async excludeFolders(source: string, folders: readonly string[]): Promise<void> {
    await (await this.#session).sync.exclude(source, folders);
  }

  async pauseIngest(): Promise<void> {
    const session = await this.#session;
    session.pause();
    session.announce({ paused: true });
  }

  async resumeIngest(): Promise<void> {
    const session = await this.#session;
    session.resume();
    session.announce({ paused: false });
  }

  async cancelIngest(): Promise<void> {
    const session = await this.#session;
    await this.#longCalls.stop((source) => source !== null);
    await session.sync.hold();
    // Before ingest is told to be idle: who sees that may close the tab.
    await session.library.queue.removeWaiting();
    await session.ingest.stop();
    for (const source of session.catalogue.sourceIds()) await session.recount(source);
    session.announce();
  }

  expectQuery(): Promise<void> {
    this.#queriesFirst.expect();
    return Promise.resolve();
  }

  async search(query: string, options: SearchOptions, signal: AbortSignal): Promise<SearchAnswer> {
    return await this.#search.search(this.#session, query, options, signal);
  }

  async refine(query: string, options: SearchOptions, signal: AbortSignal): Promise<SearchAnswer | null> {
    return await this.#search.refine(this.#session, query, options, signal);
  }

  async similar(
    document: number,
    passage: number | null,
    options: SearchOptions,
    signal: AbortSignal,
  ): Promise<SearchAnswer> {
    return await this.#search.similar(this.#session, document, passage, options, signal);
  }

  async completions(): Promise<Completions> {
    const { catalogue, words } = await this.#session;
    return listCompletions(catalogue, words.index);
  }

  async openMap(
    isAnew: boolean,
    onProgress: (progress: MapProgress) => void,
    signal: AbortSignal,
  ): Promise<LibraryMap | null> {
    const session = await this.#session;
    await session.library.documents.settled();
    return await this.#maps.open(session, isAnew, onProgress, signal);
  }

  async passage(document: number, passage: number, signal: AbortSignal): Promise<SearchHit> {
    return await this.#search.passage(this.#session, document, passage, signal);
  }

  async listModels(): Promise<readonly ModelOffer[]> {
    return await this.#offers.list();
  }

  async chooseModel(choice: ModelChoice | null): Promise<void> {
    const { main } = await this.#session;
    await main.choose(choice && (await this.#offers.choose(choice)));
  }

  async downloadModel(
    model: string,
    dtype: Dtype,
    onProgress: (loadedBytes: number, totalBytes: number) => void,
    signal: AbortSignal,
  ): Promise<void> {
    await this.#parts.models.download(this.#offers.inCatalogue(model), dtype, onProgress, signal);
    this.#recountStorage();
  }

  async installModel(
    files: readonly PickedModelFile[],
    onProgress: (loadedBytes: number, totalBytes: number) => void,
    signal: AbortSignal,
  ): Promise<string> {
    const { id } = await this.#parts.models.install(files, onProgress, signal);
    this.#recountStorage();
    return id;
  }

  async removeModel(model: string): Promise<void> {
    const { main } = await this.#session;
    await this.#parts.models.remove(model);
    if (main.uses(model, 'stored')) await main.choose(await this.#defaultChoice());
    this.#recountStorage();
  }

  async retryMainEncoder(): Promise<void> {
    await (await this.#session).main.retry();
  }

  async openDocument(document: number, around: TextRange, signal: AbortSignal): Promise<DocumentView> {
    const { library, catalogue, main } = await this.#session;
    signal.throwIfAborted();
    main.prefer(document);
    return await openDocument(document, around, catalogue, library.texts);
  }

  async readStretch(document: number, stretch: number, signal: AbortSignal): Promise<DocumentStretch> {
    const session = await this.#session;
    signal.throwIfAborted();
    return await this.#reading.readStretch(session, document, stretch);
  }

  async markStretch(
    document: number,
    stretch: number,
    query: string,
    signal: AbortSignal,
  ): Promise<readonly TextRange[]> {
    const session = await this.#session;
    signal.throwIfAborted();
    return await this.#reading.markStretch(session, document, stretch, query);
  }

  async outline(document: number, signal: AbortSignal): Promise<DocumentOutline> {
    return await this.#reading.outline(await this.#session, document, signal);
  }

  async findInDocument(document: number, text: string, signal: AbortSignal): Promise<DocumentMatches> {
    return await this.#reading.findInDocument(await this.#session, document, text, signal);
  }

  async findDocument(name: string): Promise<number | null> {
    const { catalogue } = await this.#session;
    return findDocument(name, catalogue.documents())?.id ?? null;
  }

  async listDocuments(source: string, signal: AbortSignal): Promise<readonly ListedDocument[]> {
    return await listDocuments(source, await this.#session, signal);
  }

  async listFailures(source: string): Promise<readonly FailedFile[]> {
    const { library } = await this.#session;
    return (await library.queue.failures(source)).map(failedFile);
  }

  async retryFailures(source: string): Promise<void> {
    const session = await this.#session;
    await session.library.queue.retry(source);
    await session.recount(source);
    session.announce();
    session.ingest.wake();
  }

  async dismissFailures(source: string): Promise<void> {
    const session = await this.#session;
    await session.library.queue.removeOf(source, ['failed', 'skipped']);
    await session.recount(source);
    session.announce();
  }

  async removeDocument(document: number): Promise<void> {
    const session = await this.#session;
    await session.library.documents.remove([document], {
      onRemoved: (removed) => session.removed(removed),
      spareSpaces: session.main.spaces(),
    });
    this.#recountStorage();
  }

  async removeSource(source: string, onProgress: (progress: Progress) => void, signal: AbortSignal): Promise<void> {
    const session = await this.#session;
    try {
      await removeSource(session, this.#longCalls, source, onProgress, signal);
    } finally {
      this.#recountStorage();
    }
  }

  async saveBackup(
    passphrase: string | null,
    place: SaveHandle | null,
    onProgress: (progress: Progress) => void,
    signal: AbortSignal,
  ): Promise<SavedFile> {
    const { saveBackup } = await import('./backup/saveBackup');
    return await this.#onWhole(signal, (session, either) =>
      saveBackup(session, this.#parts.platform, { passphrase, place, onProgress, signal: either }),
    );
  }

  async restoreBackup(
    file: Blob,
    passphrase: string | null,
    onProgress: (progress: OpeningProgress) => void,
    signal: AbortSignal,
  ): Promise<RestoreReceipt> {
    const choose = (choice: ModelChoice | null): Promise<void> => this.chooseModel(choice);
    const { restoreBackup } = await import('./backup/restoreBackup');
    return await this.#onWhole(signal, (session, either) =>
      restoreBackup(session, this.#parts.platform, { file, passphrase, choose, onProgress, signal: either }),
    );
  }

  async openPack(
    name: string,
    onProgress: (progress: OpeningProgress) => void,
    signal: AbortSignal,
  ): Promise<PackReceipt> {
    const { platform, packs } = this.#parts;
    const { openPack } = await import('./packs/openPack');
    return await this.#onWhole(signal, (session, either) =>
      openPack(session, platform, packs, name, { onProgress, signal: either }),
    );
  }

  async savePassages(
    format: TableFormat,
    place: SaveHandle | null,
    onProgress: (progress: Progress) => void,
    signal: AbortSignal,
  ): Promise<SavedFile> {
    return await this.#onWhole(signal, async (session, either) => {
      const { savePassages } = await import('./tables/savePassages');
      return await savePassages(session, this.#parts.platform, { format, place, onProgress, signal: either });
    });
  }

  async saveHits(answer: SearchAnswer, format: TableFormat): Promise<Blob> {
    return await saveHits(answer, format);
  }

  async limits(): Promise<ReadingLimits> {
    await this.#session;
    return this.#limits.current;
  }

  async setLimits(limits: ReadingLimits): Promise<ReadingLimits> {
    const session = await this.#session;
    await this.#limits.change(session.library, limits);
    await session.retryLimited();
    return this.#limits.current;
  }

  async deleteEverything(): Promise<void> {
    const session = await this.#session;
    await this.#longCalls.stop();
    await session.end();
    await session.library.deleteEverything();
    await this.#parts.packs.forget(null);
    this.#open = null;
    this.#catalogue = new Catalogue();
    this.#search.forget();
    this.#session = this.#start();
    await this.#session;
  }

  async refreshStorage(): Promise<void> {
    this.#storage = await this.#parts.platform.storage();
    this.#board.changed();
  }

  /** As `refreshStorage`, without a wait: a browser that is busy with its storage may take long to count it, or never answer. */
  #recountStorage(): void {
    this.refreshStorage().catch(() => undefined);
  }

  /** Long work on the whole library, which ends when everything is deleted. */
  async #onWhole<Result>(
    signal: AbortSignal,
    work: (session: LibrarySession, signal: AbortSignal) => Promise<Result>,
  ): Promise<Result> {
    const session = await this.#session;
    return await this.#longCalls.run(null, signal, (either) => work(session, either));
  }

  #start(): Promise<LibrarySession> {
    const starting = this.#openSession();
    starting.catch((error: unknown) => {
      // An encoder that does not load tells so in its own status.
      if (this.#encoderLoad.status().state === 'failed') return;
      this.#report(toldOf(error));
    });
    return starting;
  }

  async #openSession(): Promise<LibrarySession> {
    const library = await this.#parts.openLibrary(
      (loss) => this.#report({ code: loss, message: PROBLEMS[loss] }),
      () => this.#report({ code: 'blocked', message: PROBLEMS.blocked }),
    );
    this.#problem = null;
    await this.#limits.load(library);
    await this.#catalogue.load(library);
    this.#isOpen = true;
    this.#board.changed();
    this.#recountStorage();
    const session = new LibrarySession({
      library,
      catalogue: this.#catalogue,
      encoder: await this.#encoderLoad.encoder(),
      makeMainEncoder: (choice, { settings }) => this.#makeMainEncoder(choice, settings),
      otherDtypes: (choice) => this.#offers.otherDtypes(choice),
      defaultChoice: () => this.#defaultChoice(),
      reader: this.#reader,
      limits: this.#limits,
      platform: this.#parts.platform,
      queriesFirst: this.#queriesFirst,
      onChange: () => this.#board.changed(),
      onIdle: () => this.#recountStorage(),
      onProblem: (problem) => this.#report(problem),
    });
    this.#open = session;
    return session;
  }

  async #defaultChoice(): Promise<EncoderChoice | null> {
    const { gpuAdapter } = await this.#parts.platform.abilities();
    return await this.#offers.byDefault(gpuAdapter !== null);
  }

  #makeMainEncoder(choice: EncoderChoice, settings: Library['settings']): MainEncoder {
    const { platform, makeEncoderWorker, siteFolder } = this.#parts;
    return new MainEncoder(choice, {
      platform,
      failures: new PlaceMemory(settings, 'device-faults'),
      calibrations: new PlaceMemory(settings, 'calibrations'),
      makeWorker: makeEncoderWorker,
      filesOf: ({ model, origin }) =>
        origin === 'stored' ? { kind: 'stored' } : { kind: 'site', folder: siteFolder(model.id) },
      onChange: () => this.#board.changed(),
    });
  }

  #report(problem: Told): void {
    this.#problem = problem;
    this.#board.changed();
  }

  #status(): EngineStatus {
    return {
      encoder: this.#encoderLoad.status(),
      main: this.#open?.main.status() ?? null,
      ingest: this.#open?.ingest.status() ?? NO_INGEST,
      isOpen: this.#isOpen,
      sources: this.#catalogue.sourceStatus((source) => this.#open?.sync.status(source) ?? null),
      documents: this.#catalogue.documentCount,
      passages: this.#catalogue.passageCount,
      searchable: this.#open?.searchable ?? 0,
      storage: this.#storage,
      problem: this.#problem,
    };
  }
}
