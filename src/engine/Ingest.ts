import { demandSize } from '../documents/fileSizes';
import type { UnpackedArchive } from '../documents/readAndSplit';
import type { Encoder } from '../encoders/Encoder';
import { spaceOf } from '../encoders/Encoder';
import type { Library } from '../library/openLibrary';
import type { Commit, CopyCommit, NewDocument, QueuedDocument } from '../library/DocumentStore';
import type { EmbeddingRows } from '../library/embeddingBlock';
import { rowsOfDocument } from '../library/embeddingRows';
import type { QueuedFileRecord } from '../library/schema';
import type { IngestStatus, Told } from '../protocol/EngineApi';
import type { ReaderApi } from '../protocol/ReaderApi';
import type { Catalogue } from './Catalogue';
import { encodePassages } from './encodePassages';
import { FileFailure } from './FileFailure';
import { GroupedWrites } from './GroupedWrites';
import type { KeptLimits } from './KeptLimits';
import type { Platform } from './Platform';
import type { QueriesFirst } from './QueriesFirst';
import { RateMeter } from './RateMeter';
import { toldOf } from './toldOf';
import { unpackedFile } from './unpackedFile';
import type { RestartingReader } from './RestartingReader';
import { isBelow } from './sync/isBelow';
import { canCopy } from './canCopy';

/** What ingest works with and whom it tells. */
export interface IngestParts {
  readonly library: Library;
  readonly encoder: Encoder;
  /** Spaces in which the rows of replaced documents are worth keeping. */
  readonly spareSpaces: () => readonly string[];
  readonly reader: RestartingReader;
  readonly limits: Pick<KeptLimits, 'current'>;
  readonly catalogue: Catalogue;
  readonly platform: Platform;
  readonly queriesFirst: QueriesFirst;
  /** Lets memory and the other tabs follow what the tab that ingested before did not tell: it may have been closed. */
  readonly catchUp: () => Promise<void>;
  /** A document was committed, with these rows by space. */
  readonly onCommit: (commit: Commit, rows: ReadonlyMap<string, EmbeddingRows>) => void;
  /** The words of a committed document are to be found when this resolves. `language` is given where the reader told it. */
  readonly indexWords: (document: number, language?: string | null) => Promise<void>;
  /** Documents were removed, because the file they came from no longer holds them. */
  readonly onRemoved: (documents: readonly number[]) => void;
  /** Something that the status shows has changed. */
  readonly onChange: () => void;
  /** Nothing waits any more. */
  readonly onIdle: () => Promise<void>;
}

/** A file with its content at hand, being read while the file before it is encoded. */
interface FileInHand {
  readonly content: ArrayBuffer;
  readonly contentHash: string;
  /** null when the library holds this content already, or soon may. */
  readonly reading: ReturnType<ReaderApi['read']> | null;
}

interface ReadyDocument {
  readonly kind: 'document';
  readonly document: NewDocument;
  readonly language: string | null;
}

/** What a file turned out to be. */
type Outcome = ReadyDocument | OtherOutcome;

type OtherOutcome =
  | { readonly kind: 'archive'; readonly archive: UnpackedArchive }
  /** Its content is that of another document, and was copied from there; null: it had left the queue. */
  | { readonly kind: 'copied'; readonly commit: CopyCommit | null }
  /** Its content is that of its document already. */
  | { readonly kind: 'unchanged'; readonly document: number }
  | { readonly kind: 'failed'; readonly failure: FileFailure };

/** A file that is to be written. */
interface ReadyFile<Kind extends Outcome = Outcome> {
  readonly file: QueuedFileRecord;
  readonly outcome: Kind;
  /** null when its content could not be had. */
  readonly contentHash: string | null;
}

/** Files taken from the queue at once; with their bytes, so not many. */
const TAKEN_AT_ONCE = 8;

/** Takes files out of the queue, one by one, into the library. */
export class Ingest {
  readonly #parts: IngestParts;
  readonly #rate: RateMeter;
  #allowed = false;
  #state: IngestStatus['state'] = 'idle';
  #pauseReason: Told | null = null;
  #current: QueuedFileRecord | null = null;
  #doneFiles = 0;
  #startedAt = 0;
  #doneSinceStart = 0;
  /** Set while paused: what holds up a document in the middle of its encoding. */
  #gate: PromiseWithResolvers<void> | null = null;
  /** Hashes of contents that are being read or written. */
  readonly #underWay = new Set<string>();
  /** What was committed last is being made searchable. */
  #indexing: Promise<void> = Promise.resolve();
  #abort = new AbortController();
  #loop: Promise<void> | null = null;

  constructor(parts: IngestParts) {
    this.#parts = parts;
    this.#rate = new RateMeter(() => parts.platform.now());
  }

  status(): IngestStatus {
    const waiting = this.#parts.catalogue.waitingFiles;
    const elapsed = this.#parts.platform.now() - this.#startedAt;
    const running = this.#state === 'running';
    return {
      state: this.#state,
      pauseReason: this.#pauseReason,
      doneFiles: this.#doneFiles,
      totalFiles: this.#doneFiles + waiting,
      current: this.#current?.path ?? null,
      passagesPerSecond: running ? this.#rate.perSecond() : 0,
      secondsLeft: running && this.#doneSinceStart > 0 ? (elapsed / this.#doneSinceStart / 1000) * waiting : null,
    };
  }

  /** The file being read or encoded. */
  get current(): Pick<QueuedFileRecord, 'source' | 'path'> | null {
    return this.#current;
  }

  /** Lets ingest begin: not before the stored rows are in the index, because ingest merges the blocks they are in. */
  allow(): void {
    this.#allowed = true;
    this.wake();
  }

  /** Goes to work if anything waits and ingest is not paused. */
  wake(): void {
    if (!this.#allowed || this.#state === 'paused' || this.#loop) return;
    if (this.#parts.catalogue.waitingFiles === 0) return;
    this.#state = 'running';
    this.#doneFiles = 0;
    this.#begin();
  }

  pause(reason: Told | null = null): void {
    if (this.#state === 'idle') return;
    this.#state = 'paused';
    this.#pauseReason = reason;
    this.#gate ??= Promise.withResolvers();
    this.#parts.onChange();
  }

  resume(): void {
    if (this.#state !== 'paused') return;
    this.#state = 'running';
    this.#pauseReason = null;
    this.#openGate();
    this.#begin();
    this.#parts.onChange();
  }

  /** Stops, and resolves when nothing is being written any more. What was committed stays. */
  async stop(): Promise<void> {
    this.#abort.abort(new DOMException('Ingest was stopped.', 'AbortError'));
    this.#openGate();
    await this.#loop;
    this.#abort = new AbortController();
    this.#state = 'idle';
    this.#pauseReason = null;
    this.#doneFiles = 0;
    this.#parts.onChange();
  }

  #openGate(): void {
    this.#gate?.resolve();
    this.#gate = null;
  }

  async #nextTurn(): Promise<void> {
    await this.#parts.platform.nextTurn();
    await this.#parts.queriesFirst.turn();
    await this.#gate?.promise;
  }

  #begin(): void {
    this.#startedAt = this.#parts.platform.now();
    this.#doneSinceStart = 0;
    this.#rate.restart();
    if (this.#loop) return;
    const { signal } = this.#abort;
    this.#loop = this.#parts.platform
      .exclusively('inkling-ingest', () => this.#run(signal))
      .catch((error: unknown) => {
        if (signal.aborted) return;
        this.pause(toldOf(error));
      })
      .finally(() => {
        this.#loop = null;
        this.#current = null;
        if (this.#state === 'running' && !signal.aborted) this.#finish();
        this.#parts.onChange();
      });
  }

  #finish(): void {
    this.#state = 'idle';
    // Files that arrived after the last look at the queue.
    this.wake();
    if (!this.#loop) void this.#parts.onIdle();
  }

  /** Reads the file after, encodes one and commits those before it, all at the same time. */
  async #run(signal: AbortSignal): Promise<void> {
    this.#underWay.clear();
    this.#indexing = Promise.resolve();
    await this.#parts.catchUp();
    const writes = new GroupedWrites<ReadyFile>((files) => this.#write(files));
    try {
      await this.#takeAll(writes, signal);
    } finally {
      try {
        await writes.settled();
      } finally {
        await this.#indexing;
      }
    }
  }

  async #takeAll(writes: GroupedWrites<ReadyFile>, signal: AbortSignal): Promise<void> {
    const settled = async (): Promise<void> => {
      await writes.settled();
      await this.#indexing;
    };
    let after = 0;
    while (this.#state === 'running') {
      const files = await this.#parts.library.queue.waiting(TAKEN_AT_ONCE, after);
      if (files.length === 0) {
        await settled();
        if (after === 0) return await this.#recountQueue();
        // Behind the last file there is nothing; before it there may be files that are to be tried again.
        after = 0;
        continue;
      }
      let next: Promise<FileInHand | FileFailure> | null = null;
      for (const [position, file] of files.entries()) {
        await this.#parts.queriesFirst.turn();
        if (this.#state !== 'running') break;
        const inHand = await (next ?? this.#takeInHand(file));
        signal.throwIfAborted();
        const following = files[position + 1];
        next = following ? this.#takeInHand(following) : null;
        const outcome = await this.#encode(file, inHand, settled, signal);
        const contentHash = inHand instanceof FileFailure ? null : inHand.contentHash;
        const weight = outcome.kind === 'document' ? outcome.document.read.text.length : 0;
        await writes.add({ file, outcome, contentHash }, weight);
        after = file.id;
      }
    }
  }

  /** Another tab may have changed the queue. */
  async #recountQueue(): Promise<void> {
    const { catalogue, library } = this.#parts;
    for (const source of catalogue.sourceIds()) {
      catalogue.setQueueCounts(source, await library.queue.counts(source));
    }
  }

  /** Never rejects: a failure is only reported when the file's turn has come. */
  async #takeInHand(file: QueuedFileRecord): Promise<FileInHand | FileFailure> {
    try {
      if (file.content === undefined) throw new FileFailure('lost', 'Its content is gone. Add the file again.', false);
      demandSize(
        'size' in file.content ? file.content.size : file.content.byteLength,
        this.#parts.limits.current.largestFile,
      );
      const content = file.content instanceof ArrayBuffer ? file.content : await file.content.arrayBuffer();
      const contentHash = await this.#parts.platform.sha256(content);
      const isKnown = this.#parts.catalogue.withContent(contentHash).length > 0 || this.#underWay.has(contentHash);
      if (isKnown) return { content, contentHash, reading: null };
      this.#underWay.add(contentHash);
      const reading = this.#read(file, content);
      reading.catch(() => undefined);
      return { content, contentHash, reading };
    } catch (error) {
      return FileFailure.from(error);
    }
  }

  #read({ path }: QueuedFileRecord, content: ArrayBuffer): ReturnType<ReaderApi['read']> {
    return this.#parts.reader.read({ path, bytes: new Uint8Array(content) });
  }

  /** Encodes what a file was read as, and tells what is to be written for it. `settled`: all files before it are written. */
  async #encode(
    file: QueuedFileRecord,
    inHand: FileInHand | FileFailure,
    settled: () => Promise<void>,
    signal: AbortSignal,
  ): Promise<Outcome> {
    const { encoder, platform, onChange } = this.#parts;
    const { path, source, modified } = file;
    this.#current = file;
    onChange();
    if (inHand instanceof FileFailure) return { kind: 'failed', failure: inHand };
    const { content, contentHash, reading } = inHand;
    if (reading === null) {
      await settled();
      const known = await this.#takeKnown(file, contentHash);
      if (known !== null) return known;
    }
    try {
      const read = await (reading ?? this.#read(file, content));
      if ('files' in read) return { kind: 'archive', archive: read };
      const { document, passages, language } = read;
      const rows = await encodePassages(encoder, platform, document, passages, {
        signal,
        nextTurn: () => this.#nextTurn(),
        onEncoded: (encoded) => {
          this.#rate.add(encoded);
          onChange();
        },
      });
      const spareSpaces = this.#parts.spareSpaces();
      const space = spaceOf(encoder);
      return {
        kind: 'document',
        language,
        document: { source, path, modified, contentHash, read: document, passages, rows, space, spareSpaces },
      };
    } catch (error) {
      if (signal.aborted) throw error;
      return { kind: 'failed', failure: FileFailure.from(error) };
    }
  }

  /** Takes a file's content over from the library, where it is there already; null when the file has to be read. */
  async #takeKnown(file: QueuedFileRecord, contentHash: string): Promise<Outcome | null> {
    const { catalogue, library, encoder, spareSpaces, onCommit, indexWords } = this.#parts;
    const { source, path, modified } = file;
    const own = catalogue.documentAt(source, path);
    if (own?.contentHash === contentHash) return { kind: 'unchanged', document: own.id };
    for (const twin of catalogue.withContent(contentHash)) {
      if (!canCopy(twin, path)) continue;
      const added = { source, path, modified, space: spaceOf(encoder), spareSpaces: spareSpaces() };
      const commit = await library.documents.copy(twin.id, added, file.id);
      if (commit === 'gone') continue;
      if (commit !== null) {
        onCommit(commit, commit.rows);
        await indexWords(commit.document.id);
      }
      return { kind: 'copied', commit };
    }
    return null;
  }

  /** Writes files: all documents among them in one transaction, whose words are indexed while the next ones are written. */
  async #write(files: readonly ReadyFile[]): Promise<void> {
    const documents = files.filter(isDocument);
    if (documents.length > 0) {
      // A query that reads texts waits for the whole transaction.
      await this.#parts.queriesFirst.turn();
      const commits = await this.#commit(documents);
      for (const [position, { outcome }] of documents.entries()) {
        const commit = commits[position] ?? null;
        if (commit === null || commit instanceof FileFailure) continue;
        const { space, rows } = outcome.document;
        this.#parts.onCommit(commit, new Map([[space, rowsOfDocument(commit.document.id, rows)]]));
      }
      await this.#indexing;
      this.#indexing = this.#index(documents, commits);
      // Met when it is awaited, before the next words are indexed.
      this.#indexing.catch(() => undefined);
    }
    for (const ready of files) {
      const { file, outcome } = ready;
      if (outcome.kind === 'document') continue;
      const failure = await this.#writeOther(file, outcome).catch((error: unknown) => FileFailure.from(error));
      await this.#settle(ready, failure);
    }
  }

  /** Commits documents together; where that fails, each by itself, so that the failure is told of the one that caused it. */
  async #commit(documents: readonly ReadyFile<ReadyDocument>[]): Promise<(Commit | FileFailure | null)[]> {
    const added = documents.map(({ file, outcome }) => ({ document: outcome.document, queuedFile: file.id }));
    try {
      return await this.#parts.library.documents.commit(added);
    } catch (error) {
      const failure = FileFailure.from(error);
      if (added.length === 1) return [failure];
    }
    const commits: (Commit | FileFailure | null)[] = [];
    for (const each of added) commits.push(await this.#commitAlone(each));
    return commits;
  }

  async #commitAlone(added: QueuedDocument): Promise<Commit | FileFailure | null> {
    try {
      return (await this.#parts.library.documents.commit([added]))[0] ?? null;
    } catch (error) {
      return FileFailure.from(error);
    }
  }

  /** Indexes the words of committed documents, one after the other. */
  async #index(
    documents: readonly ReadyFile<ReadyDocument>[],
    commits: readonly (Commit | FileFailure | null)[],
  ): Promise<void> {
    for (const [position, ready] of documents.entries()) {
      const commit = commits[position] ?? null;
      const failure = commit instanceof FileFailure ? commit : null;
      if (commit !== null && !(commit instanceof FileFailure)) {
        await this.#parts.indexWords(commit.document.id, ready.outcome.language);
      }
      await this.#settle(ready, failure);
    }
  }

  /** Follows a file that was written, or why it was not. */
  async #settle({ file, outcome, contentHash }: ReadyFile, failure: FileFailure | null): Promise<void> {
    const { library, catalogue, onChange } = this.#parts;
    if (failure) {
      const { code, message, canRetry } = failure;
      await library.queue.fail(file.id, { code, message, keepContent: canRetry });
    }
    if (contentHash !== null) this.#underWay.delete(contentHash);
    this.#doneFiles += 1;
    this.#doneSinceStart += 1;
    if (outcome.kind === 'archive' && !failure) {
      catalogue.setQueueCounts(file.source, await library.queue.counts(file.source));
    } else catalogue.fileLeftQueue(file.source, failure !== null);
    onChange();
  }

  async #writeOther(file: QueuedFileRecord, outcome: OtherOutcome): Promise<FileFailure | null> {
    const { library, catalogue } = this.#parts;
    switch (outcome.kind) {
      case 'failed':
        // What cannot be read for good has nothing in common with what was read at its path before.
        if (!outcome.failure.canRetry && outcome.failure.code !== 'lost') await this.#removeStale(file, new Set());
        return outcome.failure;
      case 'archive': {
        const { files } = outcome.archive;
        await this.#removeStale(file, new Set(files.map(({ path }) => path)));
        const unpacked = await Promise.all(files.map((each) => unpackedFile(file.source, file.modified, each)));
        await library.queue.replace(file.id, unpacked);
        return null;
      }
      case 'unchanged': {
        const record = await library.documents.keep(outcome.document, file.modified, file.id);
        if (record !== undefined && catalogue.document(record.id) !== undefined) catalogue.add(record);
        return null;
      }
      case 'copied':
        return null;
    }
  }

  /** Removes documents at a file's path, and of an archive that lay there, except those at or below the kept paths. */
  async #removeStale({ source, path }: QueuedFileRecord, kept: ReadonlySet<string>): Promise<void> {
    const { library, catalogue, spareSpaces, onRemoved } = this.#parts;
    const stale = (await library.documents.at(source, path)).filter((id) => {
      const at = catalogue.document(id)?.path;
      return at !== undefined && !kept.has(at) && !isBelow(at, kept);
    });
    if (stale.length > 0) await library.documents.remove(stale, { spareSpaces: spareSpaces(), onRemoved });
  }
}

function isDocument(ready: ReadyFile): ready is ReadyFile<ReadyDocument> {
  return ready.outcome.kind === 'document';
}
