import { spaceOf } from '../encoders/Encoder';
import type { Starter } from '../encoders/Starter';
import { makeDenseIndex } from '../index/makeDenseIndex';
import type { EmbeddingRows } from '../library/embeddingBlock';
import type { Restored } from '../library/backup/restoreDocuments';
import type { Commit } from '../library/writeDocuments';
import type { Arrival } from '../library/backup/takePack';
import { joinRows } from '../library/embeddingRows';
import type { Library } from '../library/openLibrary';
import type { Told } from '../protocol/EngineApi';
import type { SourceRecord } from '../library/schema';
import type { Catalogue } from './Catalogue';
import { fillSpace } from './fillSpace';
import { Ingest, type IngestParts } from './ingest/Ingest';
import type { KeptLimits } from './KeptLimits';
import { loadRows } from './loadRows';
import type { EncoderChoice } from './main/EncoderChoice';
import type { MainEncoder } from './main/MainEncoder';
import { MainSpaces } from './main/MainSpaces';
import { OtherTabs } from './OtherTabs';
import { PassageIndex } from './PassageIndex';
import type { LibraryChange, Platform } from './Platform';
import type { QueriesFirst } from './QueriesFirst';
import type { RestartingReader } from './RestartingReader';
import { shareCopies } from './shareCopies';
import { FolderSync } from './sync/FolderSync';
import type { RemovalParts } from './sync/removeMissing';
import { toldOf } from './toldOf';
import { LibraryWords } from './words/LibraryWords';

/** What a session is made of. */
export interface LibrarySessionParts {
  readonly library: Library;
  /** Filled with the library's sources and documents. */
  readonly catalogue: Catalogue;
  /** The starter: every passage has a row in its space from its commit on. */
  readonly encoder: Starter;
  readonly makeMainEncoder: (choice: EncoderChoice, library: Library) => MainEncoder;
  readonly defaultChoice: () => Promise<EncoderChoice | null>;
  readonly otherDtypes: (choice: EncoderChoice) => Promise<readonly EncoderChoice[]>;
  readonly reader: RestartingReader;
  readonly limits: KeptLimits;
  readonly platform: Platform;
  readonly queriesFirst: QueriesFirst;
  readonly onChange: () => void;
  /** Ingest has nothing left to do. */
  readonly onIdle: () => void;
  /** The index could not be filled, or a change of another tab not be taken over. */
  readonly onProblem: (problem: Told) => void;
}

/** Codes of failures that other limits would have spared. */
const LIMITED = ['too-large', 'too-slow', 'bomb'];
/** A call of the starter lasts about this long before waiting queries are answered, in milliseconds. */
const STARTER_TURN = 4;
/** The main encoder looks this often whether ingest is over, in milliseconds. */
const INGEST_LOOK = 250;

/**
 * One open library with everything that is kept in step with it in memory: catalogue, index and ingest. It ends when
 * everything is deleted.
 */
export class LibrarySession {
  readonly library: Library;
  readonly catalogue: Catalogue;
  readonly encoder: Starter;
  readonly index: PassageIndex;
  readonly words: LibraryWords;
  readonly ingest: Ingest;
  readonly main: MainSpaces;
  readonly sync: FolderSync;
  readonly removalParts: RemovalParts;
  readonly #parts: LibrarySessionParts;
  readonly #end = new AbortController();
  readonly #otherTabs: OtherTabs;
  /** What was committed and not announced yet. */
  readonly #commits: LibraryChange[] = [];
  /** Resolves when the stored rows are in the index and all changes of other tabs so far have been taken over. */
  #inStep: Promise<void>;

  constructor(parts: LibrarySessionParts) {
    this.#parts = parts;
    this.library = parts.library;
    this.catalogue = parts.catalogue;
    this.encoder = parts.encoder;
    this.index = new PassageIndex(makeDenseIndex(parts.encoder.dimensions, parts.platform.secondThread));
    const { library, catalogue, encoder, reader, limits, platform, queriesFirst, onChange } = parts;
    this.words = new LibraryWords({ library, catalogue, platform, nextTurn: () => this.turn(), onChange });
    const onIdle = async (): Promise<void> => {
      this.announce();
      this.main.wake();
      await this.words.store();
      await this.#shareCopies();
      parts.onIdle();
    };
    const onCommit: IngestParts['onCommit'] = (commit, rows) => this.#follow(commit, rows);
    // The document is in the library, whatever becomes of its words.
    const indexWords: IngestParts['indexWords'] = (...given) => this.#telling(() => this.words.add(...given));
    const onRemoved = (documents: readonly number[]): void => this.removed(documents);
    this.ingest = new Ingest({
      library,
      catalogue,
      encoder,
      reader,
      limits,
      platform,
      queriesFirst,
      onChange,
      onIdle,
      catchUp: () => this.#telling(() => this.#catchUp()),
      onCommit,
      indexWords,
      onRemoved,
      spareSpaces: () => this.main.spaces(),
    });
    this.removalParts = { library, catalogue, platform, onRemoved, spareSpaces: () => this.main.spaces() };
    this.sync = new FolderSync({
      ...this.removalParts,
      platform,
      nextTurn: () => queriesFirst.turn(),
      onChange,
      onQueued: (source) => this.queued(source),
      onSource: (source) => {
        catalogue.putSource(source);
        this.announce();
        onChange();
      },
    });
    this.main = new MainSpaces({
      library,
      catalogue,
      platform,
      onChange,
      onProblem: parts.onProblem,
      starterSpace: spaceOf(encoder),
      makeEncoder: (choice) => parts.makeMainEncoder(choice, library),
      defaultChoice: parts.defaultChoice,
      otherDtypes: parts.otherDtypes,
      announce: (change) => this.announce(change),
      nextTurn: async () => {
        await this.turn();
        // With the starter a new document is found at once; that goes first.
        while (this.ingest.status().state === 'running') await platform.delay(INGEST_LOOK);
      },
    });
    this.#otherTabs = new OtherTabs({
      library,
      catalogue,
      encoder,
      index: this.index,
      words: this.words,
      main: this.main,
      limits,
      forget: (documents) => this.#forget(documents),
      recount: (source) => this.recount(source),
      pause: () => this.pause(),
      resume: () => this.resume(),
      // Waits while another tab ingests, and goes on where that one ends, should it be closed.
      onSources: () => this.ingest.wake(),
      onChange,
    });
    this.#inStep = this.#telling(async () => {
      await Promise.all([this.#fillIndex(), this.words.load()]);
      this.ingest.allow();
      void this.sync.syncAll();
      await Promise.all([this.words.fill(), this.main.open()]);
      await this.#shareCopies();
    });
  }

  /** Passages that can be found by meaning and by words. */
  get searchable(): number {
    return Math.min(this.index.size, this.words.index.size);
  }

  /** Counts the queued files of a source anew. */
  async recount(source: string): Promise<void> {
    this.catalogue.setQueueCounts(source, await this.library.queue.counts(source));
    this.#parts.onChange();
  }

  /** Follows a change of a source's files in the queue, and begins to ingest them. */
  async queued(source: string): Promise<void> {
    await this.recount(source);
    this.announce();
    this.ingest.wake();
  }

  /** Lets memory and the other tabs follow documents that were removed from the library. */
  removed(documents: readonly number[]): void {
    this.#forget(documents);
    this.announce({ removed: documents });
    void this.words.store();
  }

  pause(): void {
    this.ingest.pause();
    this.main.pause();
  }

  resume(): void {
    this.ingest.resume();
    this.main.resume();
  }

  /** Tells the other tabs; without documents, that sources or the queue changed. */
  announce(change: Partial<LibraryChange> = {}): void {
    this.#announceCommits();
    this.#parts.platform.announce({ added: [], removed: [], ...change });
  }

  /** Lets memory follow a change that another tab made, after those before it; all that came meanwhile at once. */
  takeOver(change: LibraryChange): void {
    if (!this.#otherTabs.tell(change)) return;
    const before = this.#inStep;
    this.#inStep = this.#telling(async () => {
      await before;
      await this.#otherTabs.takeOver();
    });
  }

  /** Resolves when memory holds what the library holds. */
  async inStep(): Promise<void> {
    await this.#inStep;
  }

  /** Lets memory follow documents of a pack that are yet to be written; the other tabs hear of them when they are. */
  arrived(source: SourceRecord, { documents, words }: Arrival): void {
    if (this.catalogue.source(source.id) === undefined) this.catalogue.putSource(source);
    const sets = new Map<string, EmbeddingRows[]>();
    for (const { document, rows } of documents) {
      this.catalogue.add(document);
      for (const [space, own] of rows) {
        const set = sets.get(space);
        if (set) set.push(own);
        else sets.set(space, [own]);
      }
    }
    for (const [space, own] of sets) {
      const rows = joinRows(own, own[0]!.dimensions);
      if (space === spaceOf(this.encoder)) this.index.append(rows);
      else this.main.takeOver(space, rows);
    }
    for (const part of words) this.words.takeOver(part);
    this.#parts.onChange();
  }

  /** Lets memory follow that documents which had arrived will not be written. */
  withdrawn(documents: readonly number[]): void {
    this.#forget(documents);
  }

  /** Lets memory and the other tabs follow documents of a backup that were taken in. */
  async restored(restored: readonly Restored[]): Promise<void> {
    this.#announceArrived(restored);
    for (const each of restored) {
      if (each.kind === 'unchanged') this.#onRows(each.document.id, each.rows);
      if (each.kind !== 'added' || each.hasArrived) continue;
      if (this.catalogue.source(each.source.id) === undefined) {
        this.catalogue.putSource(each.source);
        this.announce();
      }
      // Ingest may have caught up with it.
      if (this.catalogue.document(each.document.id) === undefined) {
        this.#follow({ document: each.document, replaced: [] }, each.rows);
      }
    }
    await this.turn();
  }

  /** Lets queries and messages that wait go first. */
  async turn(): Promise<void> {
    await this.#parts.platform.nextTurn();
    await this.#parts.queriesFirst.turn();
  }

  /** Tells the other tabs of documents that had arrived and are written now. */
  #announceArrived(restored: readonly Restored[]): void {
    const arrived = restored.filter((each) => each.kind === 'added').filter(({ hasArrived }) => hasArrived);
    if (arrived.length === 0) return;
    const added = arrived.map(({ document }) => document.id);
    // Another tab may have told of a change before the source was written: it was then forgotten.
    this.catalogue.putSource(arrived[0]!.source);
    this.announce();
    this.announce({ added });
    const starterSpace = spaceOf(this.encoder);
    for (const space of new Set(arrived.flatMap(({ rows }) => [...rows.keys()]))) {
      if (space !== starterSpace) this.announce({ encoded: { space, documents: added } });
    }
  }

  /** Encodes what a backup lacked, finds its words, and tells the other tabs. */
  async restoreEnded(): Promise<void> {
    await this.#otherTabs.takeOverSources();
    this.announce();
    await this.#telling(async () => {
      await this.words.fill();
      await this.#fillStarter();
    });
    this.main.wake();
    await this.#shareCopies();
    this.#parts.onIdle();
  }

  /** Tries files again that were given up because of a limit. */
  async retryLimited(): Promise<void> {
    await this.library.queue.retryOf(LIMITED);
    for (const source of this.catalogue.sourceIds()) await this.recount(source);
    this.announce();
    this.ingest.wake();
    void this.sync.syncAll();
  }

  /** Stops all work on the library; resolves when nothing is being written any more. */
  async end(): Promise<void> {
    this.#end.abort();
    await this.sync.end();
    await this.main.end();
    await this.ingest.stop();
    await this.words.end();
  }

  async #telling(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (this.#end.signal.aborted) return;
      this.#parts.onProblem(toldOf(error));
    }
  }

  /** Loads the stored rows, then encodes the documents that lack them; queries are answered meanwhile. */
  async #fillIndex(): Promise<void> {
    const { library, encoder, catalogue, index } = this;
    const { onChange, onProblem } = this.#parts;
    const onLoaded = (): void => {
      this.#end.signal.throwIfAborted();
      onChange();
    };
    const turn = async (): Promise<void> => {
      await this.turn();
      this.#end.signal.throwIfAborted();
    };
    await loadRows(spaceOf(encoder), { library, catalogue, index, onLoaded, onProblem, turn });
    await this.#fillStarter();
  }

  /** Encodes the documents that lack rows in the starter's space. */
  async #fillStarter(): Promise<void> {
    const { library, encoder, catalogue, index } = this;
    const { platform, onChange } = this.#parts;
    const { signal } = this.#end;
    await fillSpace(
      {
        library,
        encoder,
        catalogue,
        index,
        platform,
        turnMilliseconds: STARTER_TURN,
        nextTurn: () => this.turn(),
        onStored: onChange,
      },
      signal,
    );
    signal.throwIfAborted();
  }

  async #shareCopies(): Promise<void> {
    const { library, catalogue } = this;
    await this.#telling(() => shareCopies({ library, catalogue, nextTurn: () => this.turn() }, this.#end.signal));
  }

  /** Lets memory, all but the words, and the other tabs follow a commit. */
  #follow({ document, replaced: removed }: Commit, rows: ReadonlyMap<string, EmbeddingRows>): void {
    this.#forget(removed);
    this.catalogue.add(document);
    this.words.index.number(document.id, document.passages);
    // Those of one transaction are told together.
    if (this.#commits.length === 0) void Promise.resolve().then(() => this.#announceCommits());
    this.#commits.push({ added: [document.id], removed });
    this.#onRows(document.id, rows);
  }

  #announceCommits(): void {
    const commits = this.#commits.splice(0);
    if (commits.length === 0) return;
    const added = commits.flatMap((commit) => commit.added);
    this.#parts.platform.announce({ added, removed: commits.flatMap((commit) => commit.removed) });
  }

  #onRows(document: number, rows: ReadonlyMap<string, EmbeddingRows>): void {
    const starterSpace = spaceOf(this.encoder);
    for (const [space, own] of rows) {
      if (space === starterSpace) this.index.append(own);
      else {
        this.main.takeOver(space, own);
        this.announce({ encoded: { space, documents: [document] } });
      }
    }
    this.#parts.onChange();
  }

  #forget(documents: readonly number[]): void {
    for (const document of documents) {
      this.catalogue.remove(document);
      this.index.removeDocument(document);
    }
    this.words.remove(documents);
    this.main.forget(documents);
    this.#parts.onChange();
  }

  /** Follows what is stored where no tab told of it, and tells the others. */
  async #catchUp(): Promise<void> {
    const caughtUp = await this.#otherTabs.catchUp();
    if (caughtUp.added.length + caughtUp.removed.length > 0) this.announce(caughtUp);
  }
}
