import { demandSize, LARGEST_FILE } from '../documents/fileSizes';
import type { Encoder } from '../encoders/Encoder';
import { spaceOf } from '../encoders/Encoder';
import type { Library } from '../library/openLibrary';
import type { Commit, NewDocument } from '../library/DocumentStore';
import type { QueuedFileRecord } from '../library/schema';
import type { QuantisedRows } from '../index/quantiseRows';
import type { IngestStatus } from '../protocol/EngineApi';
import type { ReaderApi, UnpackedArchive } from '../protocol/ReaderApi';
import type { Catalogue } from './Catalogue';
import { encodePassages } from './encodePassages';
import { FileFailure } from './FileFailure';
import type { Platform } from './Platform';
import type { QueriesFirst } from './QueriesFirst';
import { RateMeter } from './RateMeter';
import { unpackedFile } from './unpackedFile';
import type { RestartingReader } from './RestartingReader';

/** What ingest works with and whom it tells. */
export interface IngestParts {
  readonly library: Library;
  readonly encoder: Encoder;
  /** Spaces in which the rows of replaced documents are worth keeping. */
  readonly spareSpaces: () => readonly string[];
  readonly reader: RestartingReader;
  readonly catalogue: Catalogue;
  readonly platform: Platform;
  readonly queriesFirst: QueriesFirst;
  /** A document was committed: its rows are to be searchable from now on. */
  readonly onCommit: (commit: Commit, rows: QuantisedRows) => void;
  /** Something that the status shows has changed. */
  readonly onChange: () => void;
  /** Nothing waits any more. */
  readonly onIdle: () => Promise<void>;
}

/** A file with its content at hand, being read while the file before it is encoded. */
interface FileInHand {
  readonly file: QueuedFileRecord;
  readonly contentHash: string;
  /** null when the library already holds exactly this content under this path. */
  readonly reading: ReturnType<ReaderApi['read']> | null;
}

/** What is to be written for a file: a document, the files of an archive, its failure, or nothing, because nothing changed. */
type Outcome = NewDocument | UnpackedArchive | FileFailure | null;

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
        const outcome = await this.#encode(file, inHand, signal);
        await settling;
        settling = this.#settle(file, outcome);
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
    const { platform, catalogue, reader } = this.#parts;
    try {
      if (file.content === undefined) throw new FileFailure('lost', 'Its content is gone. Add the file again.', false);
      demandSize('size' in file.content ? file.content.size : file.content.byteLength, LARGEST_FILE);
      const content = file.content instanceof ArrayBuffer ? file.content : await file.content.arrayBuffer();
      const contentHash = await platform.sha256(content);
      const unchanged = catalogue.documentAt(file.source, file.path)?.contentHash === contentHash;
      if (unchanged) return { file, contentHash, reading: null };
      const reading = reader.read({ path: file.path, bytes: new Uint8Array(content) });
      reading.catch(() => undefined);
      return { file, contentHash, reading };
    } catch (error) {
      return FileFailure.from(error);
    }
  }

  /** Encodes what a file was read as, and tells what is to be written for it. */
  async #encode(
    { path, source, modified }: QueuedFileRecord,
    inHand: FileInHand | FileFailure,
    signal: AbortSignal,
  ): Promise<Outcome> {
    const { encoder, platform, onChange } = this.#parts;
    this.#current = path;
    onChange();
    if (inHand instanceof FileFailure) return inHand;
    if (!inHand.reading) return null;
    try {
      const read = await inHand.reading;
      if ('files' in read) return read;
      const { document, passages } = read;
      const rows = await encodePassages(encoder, platform, document, passages, {
        signal,
        nextTurn: () => this.#nextTurn(),
        onEncoded: (encoded) => {
          this.#rate.add(encoded);
          onChange();
        },
      });
      const { contentHash } = inHand;
      const spareSpaces = this.#parts.spareSpaces();
      const space = spaceOf(encoder);
      return { source, path, modified, contentHash, read: document, passages, rows, space, spareSpaces };
    } catch (error) {
      if (signal.aborted) throw error;
      return FileFailure.from(error);
    }
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
    if (outcome !== null && 'files' in outcome && !failure) {
      catalogue.setQueueCounts(file.source, await library.queue.counts(file.source));
    } else catalogue.fileLeftQueue(file.source, failure !== null);
    onChange();
  }

  async #write(file: QueuedFileRecord, outcome: Outcome): Promise<FileFailure | null> {
    const { library, onCommit } = this.#parts;
    if (outcome instanceof FileFailure) return outcome;
    if (outcome === null) {
      await library.queue.remove(file.id);
    } else if ('files' in outcome) {
      const files = await Promise.all(outcome.files.map((each) => unpackedFile(file.source, file.modified, each)));
      await library.queue.replace(file.id, files);
    } else {
      const commit = await library.documents.commit(outcome, file.id);
      if (commit) onCommit(commit, outcome.rows);
    }
    return null;
  }
}
