import type { Encoder } from '../encoders/Encoder';
import { spaceOf } from '../encoders/Encoder';
import type { Library } from '../library/openLibrary';
import type { Commit } from '../library/DocumentStore';
import type { QueuedFileRecord } from '../library/schema';
import type { QuantisedRows } from '../index/quantiseRows';
import type { IngestStatus } from '../protocol/EngineApi';
import type { ReadFile } from '../protocol/ReaderApi';
import type { Catalogue } from './Catalogue';
import { encodePassages } from './encodePassages';
import { FileFailure } from './FileFailure';
import type { Platform } from './Platform';
import { RateMeter } from './RateMeter';
import type { RestartingReader } from './RestartingReader';

/** What ingest works with and whom it tells. */
export interface IngestParts {
  readonly library: Library;
  readonly encoder: Encoder;
  readonly reader: RestartingReader;
  readonly catalogue: Catalogue;
  readonly platform: Platform;
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
  readonly reading: Promise<ReadFile> | null;
}

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

  async #run(signal: AbortSignal): Promise<void> {
    while (this.#state === 'running') {
      const files = await this.#parts.library.queue.waiting(TAKEN_AT_ONCE);
      if (files.length === 0) {
        // Another tab may have changed the queue.
        for (const source of this.#parts.catalogue.sourceIds()) {
          this.#parts.catalogue.setQueueCounts(source, await this.#parts.library.queue.counts(source));
        }
        return;
      }
      let next: Promise<FileInHand | FileFailure> | null = null;
      for (const [position, file] of files.entries()) {
        if (this.#state !== 'running') return;
        const inHand = await (next ?? this.#takeInHand(file));
        signal.throwIfAborted();
        const following = files[position + 1];
        next = following ? this.#takeInHand(following) : null;
        await this.#ingest(file, inHand, signal);
      }
    }
  }

  /** Never rejects: a failure is only reported when the file's turn has come. */
  async #takeInHand(file: QueuedFileRecord): Promise<FileInHand | FileFailure> {
    const { platform, catalogue, reader } = this.#parts;
    try {
      if (file.content === undefined) throw new FileFailure('lost', 'Its content is gone. Add the file again.', false);
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

  async #ingest(file: QueuedFileRecord, inHand: FileInHand | FileFailure, signal: AbortSignal): Promise<void> {
    const { library, catalogue, onChange } = this.#parts;
    this.#current = file.path;
    onChange();
    let failed = false;
    try {
      if (inHand instanceof FileFailure) throw inHand;
      if (inHand.reading) await this.#commit(file, inHand.contentHash, await inHand.reading, signal);
      else await library.queue.remove(file.id);
    } catch (error) {
      if (signal.aborted) throw error;
      const { code, message, canRetry } = FileFailure.from(error);
      await library.queue.fail(file.id, { code, message, keepContent: canRetry });
      failed = true;
    }
    this.#doneFiles += 1;
    this.#doneSinceStart += 1;
    catalogue.fileLeftQueue(file.source, failed);
    onChange();
  }

  async #commit(file: QueuedFileRecord, contentHash: string, read: ReadFile, signal: AbortSignal): Promise<void> {
    const { library, encoder, platform, onCommit, onChange } = this.#parts;
    const rows = await encodePassages(encoder, platform, read.document, read.passages, {
      signal,
      nextTurn: () => this.#nextTurn(),
      onEncoded: (passages) => {
        this.#rate.add(passages);
        onChange();
      },
    });
    const { source, path, modified } = file;
    const { document, passages } = read;
    const added = { source, path, modified, contentHash, read: document, passages, rows, space: spaceOf(encoder) };
    const commit = await library.documents.commit(added, file.id);
    if (commit) onCommit(commit, rows);
  }
}
