import type { Encoder } from '../../encoders/Encoder';
import type { Library } from '../../library/openLibrary';
import type { Commit } from '../../library/writeDocuments';
import type { EmbeddingRows } from '../../library/embeddingBlock';
import type { QueuedFileRecord } from '../../library/schema';
import type { IngestStatus, Told } from '../../protocol/EngineApi';
import type { Catalogue } from '../Catalogue';
import { FileFailure } from '../FileFailure';
import { GroupedWrites } from '../GroupedWrites';
import type { KeptLimits } from '../KeptLimits';
import type { Platform } from '../Platform';
import type { QueriesFirst } from '../QueriesFirst';
import { RateMeter } from '../RateMeter';
import type { RestartingReader } from '../RestartingReader';
import { toldOf } from '../toldOf';
import type { ReadyFile } from './FileOutcome';
import { filesInHand } from './filesInHand';
import { QueuedFileReader } from './QueuedFileReader';
import { QueuedFileWriter } from './QueuedFileWriter';

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
  readonly #reader: QueuedFileReader;
  readonly #writer: QueuedFileWriter;
  #abort = new AbortController();
  #loop: Promise<void> | null = null;

  constructor(parts: IngestParts) {
    this.#parts = parts;
    this.#rate = new RateMeter(() => parts.platform.now());
    this.#reader = new QueuedFileReader({
      ...parts,
      nextTurn: () => this.#nextTurn(),
      onEncoded: (passages) => this.#rate.add(passages),
    });
    this.#writer = new QueuedFileWriter({ ...parts, onSettled: (ready) => this.#settled(ready) });
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

  /** Reads the files after, encodes one and commits those before it, all at the same time. */
  async #run(signal: AbortSignal): Promise<void> {
    this.#reader.restart();
    this.#writer.restart();
    await this.#parts.catchUp();
    const writes = new GroupedWrites<ReadyFile>((files) => this.#writer.write(files));
    try {
      await this.#takeAll(writes, signal);
    } finally {
      try {
        await writes.settled();
      } finally {
        await this.#writer.indexed();
      }
    }
  }

  async #takeAll(writes: GroupedWrites<ReadyFile>, signal: AbortSignal): Promise<void> {
    const settled = async (): Promise<void> => {
      await writes.settled();
      await this.#writer.indexed();
    };
    let isEmpty = false;
    while (this.#state === 'running' && !isEmpty) {
      isEmpty = true;
      const taken = filesInHand(this.#parts.library.queue, (file) => this.#reader.takeInHand(file));
      for await (const { file, inHand } of taken) {
        isEmpty = false;
        await this.#parts.queriesFirst.turn();
        if (this.#state !== 'running') break;
        signal.throwIfAborted();
        this.#current = file;
        this.#parts.onChange();
        const outcome = await this.#reader.encode(file, inHand, settled, signal);
        const contentHash = inHand instanceof FileFailure ? null : inHand.contentHash;
        const weight = outcome.kind === 'document' ? outcome.document.read.text.length : 0;
        await writes.add({ file, outcome, contentHash }, weight);
      }
      // Before the last file there may be files that are to be tried again.
      await settled();
    }
    if (isEmpty) await this.#recountQueue();
  }

  #settled({ contentHash }: ReadyFile): void {
    if (contentHash !== null) this.#reader.settled(contentHash);
    this.#doneFiles += 1;
    this.#doneSinceStart += 1;
    this.#parts.onChange();
  }

  /** Another tab may have changed the queue. */
  async #recountQueue(): Promise<void> {
    const { catalogue, library } = this.#parts;
    for (const source of catalogue.sourceIds()) {
      catalogue.setQueueCounts(source, await library.queue.counts(source));
    }
  }
}
