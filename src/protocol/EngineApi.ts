import type { Block, Link } from '../documents/Document';
import type { BackupApi } from './BackupApi';
import type { DocumentListApi } from './DocumentListApi';
import type { LimitsApi } from './LimitsApi';
import type { LibraryMap, MapProgress } from './MapApi';
import type { PackApi } from './PackApi';
import type { ReadingApi } from './ReadingApi';
import type { Completions, SearchAnswer, SearchHit, SearchOptions, TextRange } from './SearchApi';
import type { TableApi } from './TableApi';

export type * from './DocumentListApi';
export type * from './MapApi';
export type * from './SearchApi';

/** How a model's numbers are stored: 4 or 8 bits, or float32. */
export type Dtype = 'fp32' | 'q8' | 'q4';

/** Where documents come from. */
export type SourceKind = 'folder' | 'files' | 'paste' | 'sample' | 'pack';

/** A source as the person adds it. Files added under the same kind and name belong to the same source. */
export interface NewSource {
  readonly kind: SourceKind;
  /** A folder's name, "Files", "Pasted text", "Sample notes". */
  readonly name: string;
  /** Whether a folder is an Obsidian vault. */
  readonly isVault?: boolean;
}

/** A folder as the browser's folder picker gives it: a `FileSystemDirectoryHandle`. */
export interface FolderHandle {
  readonly kind: 'directory';
  readonly name: string;
}

/** One file on its way in. */
export interface IncomingFile {
  /** Relative to its source, `/` as separator; one document per source and path. */
  readonly path: string;
  readonly content: Blob;
  /** Last change in milliseconds since 1970, where the platform tells. */
  readonly modified: number | null;
}

/** What became of the files of one `addFiles` call, told once all of them are safely queued. */
export interface AddReceipt {
  readonly source: string;
  readonly queued: number;
  /** Of a kind that is not read, such as images. */
  readonly skipped: number;
  /** In folders that are left out, such as `.git` and `node_modules`. */
  readonly ignored: number;
  /** In a folder: not read again, because size and time of the last change are those of the import before. */
  readonly unchanged: number;
  /** In a folder: with the path of a file of an import before, changed or not. */
  readonly known: number;
}

/** What the engine has to say to the person. */
export interface Told {
  /** A short stable word, such as `full`, by which the page says it in its own language where it can. */
  readonly code: string;
  /** A sentence in English: what is wrong and what to do. */
  readonly message: string;
  /** What the sentence is about, such as the name of a folder, where it names anything. */
  readonly about?: string;
}

/** Progress of one call. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}

/** The encoder in use, in words for the status line. */
export interface EncoderStatus {
  readonly state: 'loading' | 'ready' | 'failed';
  /** Such as "Starter". */
  readonly name: string;
  /** Where it runs, such as "CPU". */
  readonly device: string;
  readonly dimensions: number;
  /** Bytes loaded so far and in all while loading; `total` 0 while unknown. */
  readonly loadedBytes: number;
  readonly totalBytes: number;
  /** When failed. */
  readonly error: Told | null;
}

/** The main encoder: a transformer that refines what the starter answers at once. */
export interface MainEncoderStatus {
  /** Id of its model. */
  readonly model: string;
  readonly name: string;
  readonly dtype: Dtype;
  readonly dimensions: number;
  /**
   * `resting`: not in memory, because it has nothing to do. `measuring`: it finds out how it runs
   * fastest here. `ready`: it runs and passed its self-test.
   */
  readonly state: 'resting' | 'starting' | 'measuring' | 'ready' | 'failed';
  /** Where it runs or ran last; empty before its first start. */
  readonly device: string;
  readonly loadedBytes: number;
  readonly totalBytes: number;
  /** Devices that were given up because the encoder failed there, and why. */
  readonly fallbacks: readonly { readonly place: string; readonly reason: Told }[];
  /** When it does not work. */
  readonly error: Told | null;
  /** Passages that were longer than the model reads, since it was started. */
  readonly truncated: number;
  /** Passages that are in its space; the library has `EngineStatus.passages`. */
  readonly passages: number;
  readonly isFilling: boolean;
  readonly isPaused: boolean;
  readonly passagesPerSecond: number;
  readonly secondsLeft: number | null;
  /** How fast it was measured to be where it runs; null before that. */
  readonly tokensPerSecond: number | null;
  /** The encoder that refines answers now: the one chosen before, until this one's space is complete. */
  readonly answering: string | null;
}

/** The files of a model in one dtype. */
export interface ModelDtypeOffer {
  readonly dtype: Dtype;
  readonly aboutBytes: number;
  /** Where they are: in this site's folder, in the browser's storage, or only on the Hub; null: nowhere to be had. */
  readonly origin: 'site' | 'stored' | 'hub' | null;
}

/** A model that can be the main encoder. */
export interface ModelOffer {
  readonly id: string;
  readonly name: string;
  readonly licence: { readonly name: string; readonly url: string };
  readonly page: string;
  /** Dimensions to choose from, the recommended one first. */
  readonly dimensions: readonly number[];
  readonly dtypes: readonly ModelDtypeOffer[];
  /** Room that its files take in the browser's storage, those of an unfinished download included. */
  readonly storedBytes: number;
}

/** A main encoder to choose. */
export interface ModelChoice {
  readonly model: string;
  readonly dtype: Dtype;
  readonly dimensions: number;
}

/** A file of a model that the person picked. */
export interface PickedModelFile {
  /** Relative to the picked folder, its own name first. */
  readonly path: string;
  readonly content: Blob;
}

/** The ingest of everything that waits. */
export interface IngestStatus {
  readonly state: 'idle' | 'running' | 'paused';
  /** Why ingest paused by itself (such as a full disk); null when the person paused it or it runs. */
  readonly pauseReason: Told | null;
  /** Files done (whatever the outcome) and in all since ingest last was idle. */
  readonly doneFiles: number;
  readonly totalFiles: number;
  /** Path of the file being read or encoded. */
  readonly current: string | null;
  readonly passagesPerSecond: number;
  /** null until it can be told. */
  readonly secondsLeft: number | null;
}

/** How a folder is kept in step with its files. */
export interface SyncStatus {
  /**
   * `one-shot`: the browser gave its files once; adding it again brings it up to date. `needs permission`: the person has
   * to allow reading the folder again.
   */
  readonly state: 'connected' | 'needs permission' | 'syncing' | 'one-shot';
  /** Files found so far by the sync under way. */
  readonly found: number;
  /** The last sync that came to its end: when it began, in milliseconds since 1970, and numbers of files. */
  readonly last: {
    readonly at: number;
    readonly added: number;
    readonly changed: number;
    readonly removed: number;
  } | null;
  /** What went wrong in the last sync; null when nothing did. */
  readonly problem: Told | null;
}

/** A folder within a source. */
export interface FoundFolder {
  /** Relative to the source, without `/` at the end. */
  readonly path: string;
  /** Files in it and below that were found, whether they are read or not; 0 while it is left out. */
  readonly files: number;
  readonly isExcluded: boolean;
}

/** One source with its counts. */
export interface SourceStatus {
  readonly id: string;
  readonly kind: SourceKind;
  readonly name: string;
  readonly documents: number;
  readonly passages: number;
  readonly waiting: number;
  readonly failed: number;
  readonly skipped: number;
  /** Whether it is the folder of an Obsidian vault; its name is the vault's. */
  readonly isVault: boolean;
  /** Folders; null for other sources. */
  readonly sync: SyncStatus | null;
}

/** What the browser grants this origin. */
export interface StorageStatus {
  readonly usedBytes: number;
  readonly quotaBytes: number;
  /** True when the browser promised not to evict the library by itself. */
  readonly persistent: boolean;
  /** Whether the browser refuses storage: the library is gone with this tab. */
  readonly isInMemory: boolean;
}

/** Everything the page shows about the engine. A new object at every change. */
export interface EngineStatus {
  readonly encoder: EncoderStatus;
  /** null when only the starter is used. */
  readonly main: MainEncoderStatus | null;
  readonly ingest: IngestStatus;
  /** Whether the library has been opened: until then nothing is known of what is in it. */
  readonly isOpen: boolean;
  /** In order of name, then id. */
  readonly sources: readonly SourceStatus[];
  readonly documents: number;
  readonly passages: number;
  /** Passages searchable now; below `passages` only while the library loads. */
  readonly searchable: number;
  readonly storage: StorageStatus;
  /** What is wrong with the library as a whole (such as: another tab holds a newer version), or null. */
  readonly problem: Told | null;
}

/** A stretch of a document for the document view. Offsets of blocks, links and passages count from the document's start. */
export interface DocumentView {
  readonly id: number;
  readonly title: string;
  readonly path: string;
  /** Id of its source. */
  readonly source: string;
  readonly sourceName: string;
  readonly date: string | null;
  readonly tags: readonly string[];
  readonly aliases: readonly string[];
  readonly authors: readonly string[];
  readonly warnings: readonly string[];
  /** UTF-16 code units of the whole document. */
  readonly length: number;
  /** The stretch that is here: `text` is the document's text from `start` to `end`. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Blocks that touch the stretch, cut to it. */
  readonly blocks: readonly Block[];
  readonly links: readonly Link[];
  readonly passages: number;
  /** Documents with pages: the offset at which each begins; otherwise empty. */
  readonly pageStarts: readonly number[];
}

/** A file that is not in the library, and why. */
export interface FailedFile {
  readonly id: number;
  readonly source: string;
  readonly path: string;
  /** `failed` files deserve a look; `skipped` ones are of a kind that is not read. */
  readonly state: 'failed' | 'skipped';
  /** A short stable word, such as `binary`, to group by. */
  readonly code: string;
  /** A sentence: what is wrong and what to do. */
  readonly message: string;
  /** Whether trying again can help without the person picking the file again. */
  readonly canRetry: boolean;
}

/**
 * Every call from the page to the engine. Calls reject with an `Error` that keeps name and message; a call whose signal
 * is aborted rejects with `AbortError`; when the engine's worker dies, what is pending rejects with `WorkerDiedError`.
 */
export interface EngineApi extends BackupApi, DocumentListApi, LimitsApi, PackApi, ReadingApi, TableApi {
  /** Calls `onStatus` now and at every change (at most about ten times a second) for as long as the engine lives. */
  watchStatus(onStatus: (status: EngineStatus) => void): Promise<void>;
  /**
   * Queues files durably and starts to ingest them; resolves once all are queued, not when they are ingested. A file
   * whose source and path are already in the library replaces that document when its content differs. A file of a folder
   * whose size and time of the last change are those of the import before is not even read.
   */
  addFiles(
    source: NewSource,
    files: readonly IncomingFile[],
    onProgress: (progress: Progress) => void,
    signal: AbortSignal,
  ): Promise<AddReceipt>;
  /**
   * Removes what an import of a whole folder did not find any more, once everything that waits of it is ingested; gives
   * the number of files. Only for an import that found files of the one before: otherwise it is another folder of the
   * same name.
   *
   * @param paths The paths of all files in the folder.
   */
  removeMissing(source: NewSource, paths: readonly string[], signal: AbortSignal): Promise<number>;
  /**
   * Keeps a folder that the person picked in step with its files from now on; gives its source. The first sync begins at
   * once.
   */
  connectFolder(folder: FolderHandle): Promise<string>;
  /** The folder of a connected source, to ask the person for permission; null for other sources. */
  folderHandle(source: string): Promise<FolderHandle | null>;
  /** Syncs all connected folders that may be read, one after the other; resolves when that is over. */
  syncFolders(): Promise<void>;
  /** Syncs one folder because the person asked for it; resolves when that is over. What went wrong is in its status. */
  syncFolder(source: string): Promise<void>;
  /** Stops the sync under way of a source; what was queued stays. */
  stopSync(source: string): Promise<void>;
  /** The folders within a source, by path, those that are left out included. */
  listFolders(source: string): Promise<readonly FoundFolder[]>;
  /** Leaves these folders out: what the library holds of them is removed, and they are not read again. */
  excludeFolders(source: string, folders: readonly string[]): Promise<void>;
  pauseIngest(): Promise<void>;
  resumeIngest(): Promise<void>;
  /**
   * Forgets what waits, what is being queued (its `addFiles` rejects with `AbortError`) and the file being ingested;
   * documents already committed stay. Connected folders with files among them are synced again only when the person asks.
   */
  cancelIngest(): Promise<void>;
  /** Someone is about to type: long work stands back for a moment, so that the first answer need not wait for it. */
  expectQuery(): Promise<void>;
  /**
   * What words and the starter find at once. The query is understood by `parseQuery`. Newest wins: a search aborts the one
   * before it.
   */
  search(query: string, options: SearchOptions, signal: AbortSignal): Promise<SearchAnswer>;
  /**
   * What words and the main encoder find; passages that are not in its space yet are ranked by the starter. null where
   * the answer of `search` is the final one: without a main encoder, and for a query of filters alone, which no encoder
   * ranks. Newest wins, together with `search`.
   */
  refine(query: string, options: SearchOptions, signal: AbortSignal): Promise<SearchAnswer | null>;
  /**
   * Passages closest in meaning to a passage, or to a whole document, neither itself nor copies of it among them. The
   * answer's query is empty. No other call aborts it, nor does it abort any. Rejects with `NotFoundError` for what is gone.
   *
   * @param passage Position in the document, from 0; null for the whole document.
   */
  similar(document: number, passage: number | null, options: SearchOptions, signal: AbortSignal): Promise<SearchAnswer>;
  /** What the operators of a query can name in this library, to be offered while one is typed. */
  completions(): Promise<Completions>;
  /**
   * The library as a map: the one drawn before, with what was added since placed on it and what is gone left out; a new
   * one where there is none, or `isAnew`. null for a library without passages. A call aborts the one before it.
   */
  openMap(
    isAnew: boolean,
    onProgress: (progress: MapProgress) => void,
    signal: AbortSignal,
  ): Promise<LibraryMap | null>;
  /** One passage as a hit, its score and strength 0. Rejects with `NotFoundError` for what is gone. */
  passage(document: number, passage: number, signal: AbortSignal): Promise<SearchHit>;
  /** Models that can be the main encoder. */
  listModels(): Promise<readonly ModelOffer[]>;
  /** Makes a model whose files are at hand the main encoder; null: only the starter. The library is encoded anew behind it. */
  chooseModel(choice: ModelChoice | null): Promise<void>;
  /**
   * Downloads a model's files from the Hub, after the person agreed. Goes on where an earlier try stopped.
   *
   * Rejects with `ModelDownloadError`.
   */
  downloadModel(
    model: string,
    dtype: Dtype,
    onProgress: (loadedBytes: number, totalBytes: number) => void,
    signal: AbortSignal,
  ): Promise<void>;
  /** Takes over a model from files that the person picked; gives its id. Rejects with an error that names what is missing. */
  installModel(
    files: readonly PickedModelFile[],
    onProgress: (loadedBytes: number, totalBytes: number) => void,
    signal: AbortSignal,
  ): Promise<string>;
  /** Removes a model's files from the browser's storage; if it was chosen, another takes its place. */
  removeModel(model: string): Promise<void>;
  /** Forgets on which devices the main encoder failed, and tries them again. */
  retryMainEncoder(): Promise<void>;
  /** A stretch of at most about 100,000 code units around `around`; rejects with `NotFoundError` for an unknown document. */
  openDocument(document: number, around: TextRange, signal: AbortSignal): Promise<DocumentView>;
  /** The document a wiki link names (by path, file name, title or alias, without case), or null. */
  findDocument(name: string): Promise<number | null>;
  /** Files of a source that are not in the library, by path. */
  listFailures(source: string): Promise<readonly FailedFile[]>;
  /** Puts failed files of a source back in the queue where that can help. */
  retryFailures(source: string): Promise<void>;
  /** Forgets the failed and skipped files of a source. */
  dismissFailures(source: string): Promise<void>;
  removeDocument(document: number): Promise<void>;
  removeSource(source: string, onProgress: (progress: Progress) => void, signal: AbortSignal): Promise<void>;
  /** Removes the whole library from this browser. */
  deleteEverything(): Promise<void>;
  /** Asks the browser again for storage use, after the page asked it for persistence. */
  refreshStorage(): Promise<void>;
}
