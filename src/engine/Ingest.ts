import { demandSize } from '../documents/fileSizes';
import type { Encoder } from '../encoders/Encoder';
import { spaceOf } from '../encoders/Encoder';
import type { Library } from '../library/openLibrary';
import type { Commit, CopyCommit, NewDocument } from '../library/DocumentStore';
import type { EmbeddingRows } from '../library/embeddingBlock';
import { rowsOfDocument } from '../library/embeddingRows';
import type { QueuedFileRecord } from '../library/schema';
import type { IngestStatus } from '../protocol/EngineApi';
import type { ReaderApi, UnpackedArchive } from '../protocol/ReaderApi';
import type { Catalogue } from './Catalogue';
import { encodePassages } from './encodePassages';
import { FileFailure } from './FileFailure';
import type { KeptLimits } from './KeptLimits';
import type { Platform } from './Platform';
import type { QueriesFirst } from './QueriesFirst';
import { RateMeter } from './RateMeter';
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
  /** A document was committed: its rows, by space, and its words are to be searchable when this resolves. */
  readonly onCommit: (commit: Commit, rows: ReadonlyMap<string, EmbeddingRows>) => Promise<void>;
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

/** What a file turned out to be. */
type Outcome =
  | { readonly kind: 'document'; readonly document: NewDocument }
  | { readonly kind: 'archive'; readonly archive: UnpackedArchive }
  /** Its content is that of another document, and was copied from there; null: it had left the queue. */
  | { readonly kind: 'copied'; readonly commit: CopyCommit | null }
  /** Its content is that of its document already. */
  | { readonly kind: 'unchanged'; readonly document: number }
  | { readonly kind: 'failed'; readonly failure: FileFailure };

/** Files taken from the queue at once; with their bytes, so not many. */
const TAKEN_AT_ONCE = 8;

/** Takes files out of the queue, one by one, into the library. */
export class Ingest {
  readonly #parts: IngestParts;
  readonly #rate: RateMeter;
  #allowed = false;
  #state: IngestStatus['state'] = 'idle';
  #pauseReason: string | null = null;
  #current: string | null = null;
  #doneFiles = 0;
  #startedAt = 0;
  #doneSinceStart = 0;
  /** Set while paused: what holds up a document in the middle of its encoding. */
  #gate: PromiseWithResolvers<void> | null = null;
  /** Hashes of contents that are being read or written. */
  readonly #underWay = new Set<string>();
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
      current: this.#current,
      passagesPerSecond: running ? this.#rate.perSecond() : 0,
      secondsLeft: running && this.#doneSinceStart > 0 ? (elapsed / this.#doneSinceStart / 1000) * waiting : null,
    };
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

  pause(reason: string | null = null): void {
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
        this.pause(error instanceof Error ? error.message : String(error));
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

  /** Reads the file after, encodes one and commits the one before it, all at the same time. */
  async #run(signal: AbortSignal): Promise<void> {
    this.#underWay.clear();
    let settling: Promise<void> = Promise.resolve();
    let after = 0;
    while (this.#state === 'running') {
      const files = await this.#parts.library.queue.waiting(TAKEN_AT_ONCE, after);
      if (files.length === 0) {
        await settling;
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
        const outcome = await this.#encode(file, inHand, settling, signal);
        await settling;
        settling = this.#settle(file, outcome).finally(() => {
          if (!(inHand instanceof FileFailure)) this.#underWay.delete(inHand.contentHash);
        });
        // Met when it is awaited, before the next file is settled.
        settling.catch(() => undefined);
        after = file.id;
      }
    }
    await settling;
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

  /** Encodes what a file was read as, and tells what is to be written for it. `before`: the file before it is written. */
  async #encode(
    file: QueuedFileRecord,
    inHand: FileInHand | FileFailure,
    before: Promise<void>,
    signal: AbortSignal,
  ): Promise<Outcome> {
    const { encoder, platform, onChange } = this.#parts;
    const { path, source, modified } = file;
    this.#current = path;
    onChange();
    if (inHand instanceof FileFailure) return { kind: 'failed', failure: inHand };
    const { content, contentHash, reading } = inHand;
    if (reading === null) {
      await before;
      const known = await this.#takeKnown(file, contentHash);
      if (known !== null) return known;
    }
    try {
      const read = await (reading ?? this.#read(file, content));
      if ('files' in read) return { kind: 'archive', archive: read };
      const { document, passages } = read;
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
        document: { source, path, modified, contentHash, read: document, passages, rows, space, spareSpaces },
      };
    } catch (error) {
      if (signal.aborted) throw error;
      return { kind: 'failed', failure: FileFailure.from(error) };
    }
  }

  /** Takes a file's content over from the library, where it is there already; null when the file has to be read. */
  async #takeKnown(file: QueuedFileRecord, contentHash: string): Promise<Outcome | null> {
    const { catalogue, library, encoder, spareSpaces, onCommit } = this.#parts;
    const { source, path, modified } = file;
    const own = catalogue.documentAt(source, path);
    if (own?.contentHash === contentHash) return { kind: 'unchanged', document: own.id };
    for (const twin of catalogue.withContent(contentHash)) {
      if (!canCopy(twin, path)) continue;
      const added = { source, path, modified, space: spaceOf(encoder), spareSpaces: spareSpaces() };
      const commit = await library.documents.copy(twin.id, added, file.id);
      if (commit === 'gone') continue;
      if (commit !== null) await onCommit(commit, commit.rows);
      return { kind: 'copied', commit };
    }
    return null;
  }

  async #settle(file: QueuedFileRecord, outcome: Outcome): Promise<void> {
    const { library, catalogue, onChange } = this.#parts;
    const failure = await this.#write(file, outcome).catch((error: unknown) => FileFailure.from(error));
    if (failure) {
      const { code, message, canRetry } = failure;
      await library.queue.fail(file.id, { code, message, keepContent: canRetry });
    }
    this.#doneFiles += 1;
    this.#doneSinceStart += 1;
    if (outcome.kind === 'archive' && !failure) {
      catalogue.setQueueCounts(file.source, await library.queue.counts(file.source));
    } else catalogue.fileLeftQueue(file.source, failure !== null);
    onChange();
  }

  async #write(file: QueuedFileRecord, outcome: Outcome): Promise<FileFailure | null> {
    const { library, catalogue, onCommit } = this.#parts;
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
      case 'document': {
        const { document } = outcome;
        const commit = await library.documents.commit(document, file.id);
        if (commit)
          await onCommit(commit, new Map([[document.space, rowsOfDocument(commit.document.id, document.rows)]]));
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
