import type { Passage } from '../documents/Document';
import type { ArrivingDocuments } from './backup/ArrivingDocuments';
import { contentId, ContentIds } from './contentIds';
import { readCopied, writeCopy, type NewCopy } from './copyDocument';
import { documentStores, makeRoom, removeDocuments } from './documentTransactions';
import type { EmbeddingRows } from './embeddingBlock';
import { inTransaction } from './inTransaction';
import { keysAtOrBelow } from './keysAtOrBelow';
import { unpackPassage, unpackPassages } from './passageRanges';
import { PART_LENGTH } from './textParts';
import { RecentTexts } from './RecentTexts';
import type { DocumentRecord, LibraryDatabase, PassagesRecord, SourceRecord, TextPartRecord } from './schema';
import { shareContent } from './shareContent';
import { writeDocuments, type Commit, type QueuedDocument } from './writeDocuments';
import { wholeDocuments, type WholeDocument } from './wholeDocuments';

/** A passage by document and position within it. */
export interface PassageKey {
  readonly document: number;
  readonly passage: number;
}

/** A passage with its text. */
export interface PassageText extends Passage {
  readonly text: string;
}

/** What a copy changed. */
export interface CopyCommit extends Commit {
  /** The rows of the new document, by space. */
  readonly rows: ReadonlyMap<string, EmbeddingRows>;
}

/** Documents per transaction when many are removed: each transaction rewrites the blocks that it touches once. */
const REMOVED_AT_ONCE = 256;

/** Documents, their texts and passages. A document is either wholly in the library, rows included, or not at all. */
export class DocumentStore {
  readonly #database: LibraryDatabase;
  readonly #arriving: ArrivingDocuments;
  readonly #recent = new RecentTexts();
  readonly #ids = new ContentIds();

  constructor(database: LibraryDatabase, arriving: ArrivingDocuments) {
    this.#database = database;
    this.#arriving = arriving;
  }

  /** Resolves when no document is on its way out of a pack: each is then wholly in the library or not at all. */
  async settled(): Promise<void> {
    await this.#arriving.settled();
  }

  /** All sources, by id. */
  async sources(): Promise<SourceRecord[]> {
    return await this.#database.getAll('sources');
  }

  /** One source, if it is (still) there. */
  async source(id: string): Promise<SourceRecord | undefined> {
    return await this.#database.get('sources', id);
  }

  /** Makes a source, or changes what is given of the one that is there; gives it as it is now. */
  async putSource(source: SourceRecord): Promise<SourceRecord> {
    return await inTransaction(this.#database, ['sources'], async (transaction) => {
      const sources = transaction.objectStore('sources');
      const merged = { ...(await sources.get(source.id)), ...source };
      await sources.put(merged);
      return merged;
    });
  }

  /** Changes a source, unless it was removed meanwhile; gives it as it is now. */
  async updateSource(id: string, change: Partial<Omit<SourceRecord, 'id'>>): Promise<SourceRecord | undefined> {
    return await inTransaction(this.#database, ['sources'], async (transaction) => {
      const sources = transaction.objectStore('sources');
      const record = await sources.get(id);
      if (!record) return undefined;
      const changed = { ...record, ...change };
      await sources.put(changed);
      return changed;
    });
  }

  /** All documents, by id. */
  async all(): Promise<DocumentRecord[]> {
    const documents = await this.#database.getAll('documents');
    for (const document of documents) this.#ids.note(document);
    return documents;
  }

  /** The ids of all documents, with those that are being written. */
  async ids(): Promise<number[]> {
    const stored = await this.#database.getAllKeys('documents');
    return [...new Set([...stored, ...this.#arriving.ids()])];
  }

  /** All documents with their texts and rows, one at a time, see `wholeDocuments`. */
  whole(): AsyncGenerator<WholeDocument> {
    return wholeDocuments(this.#database);
  }

  /** Those of some documents that are (still) there, in the order asked for. */
  async get(ids: readonly number[]): Promise<DocumentRecord[]> {
    const { store } = this.#database.transaction('documents');
    const records = await Promise.all(ids.map(async (id) => this.#arriving.record(id) ?? (await store.get(id))));
    const found = records.filter((document) => document !== undefined);
    for (const document of found) this.#ids.note(document);
    return found;
  }

  /**
   * Writes documents, their texts, passages and rows in one transaction, replaces those of the same sources and paths, and
   * takes the files they came from out of the queue.
   *
   * @returns for each, in order, what it changed; null, with nothing written of it, when its file is no longer in the queue:
   * it was cancelled, or another tab was quicker.
   * @throws LibraryError `full` when the browser has no room left: then nothing is written.
   */
  async commit(added: readonly QueuedDocument[]): Promise<(Commit | null)[]> {
    const commits = await inTransaction(this.#database, documentStores, (transaction) =>
      writeDocuments(transaction, added),
    );
    return commits.map((commit, position) => {
      if (commit === null) return null;
      const { passages, ...rest } = commit;
      this.#remember(rest.document.id, passages, added[position]!.document.read.text);
      return rest;
    });
  }

  /**
   * Writes a document for a queued file as a copy of the document `twin`, in one transaction: both share one text, one
   * set of passages and the rows of all spaces, which stay until neither is there. Otherwise as `commit`.
   *
   * @returns null, with nothing written, when the file is no longer in the queue; `'gone'` when the twin is not there any
   * more or lacks rows in `added.space`.
   * @throws LibraryError `full` when the browser has no room left: then nothing is written.
   */
  async copy(twin: number, added: NewCopy, queuedFile: number): Promise<CopyCommit | 'gone' | null> {
    const commit = await inTransaction(this.#database, documentStores, async (transaction) => {
      const copied = await readCopied(transaction, twin, added.space);
      if (copied === null) return 'gone' as const;
      const [replaced = null] = await makeRoom(transaction, [{ ...added, queuedFile }], copied.record);
      if (replaced === null) return null;
      return { ...(await writeCopy(transaction, copied, added)), replaced };
    });
    if (commit !== null && commit !== 'gone') this.#ids.note(commit.document);
    return commit;
  }

  /**
   * Lets a document share with another one, in one transaction, what is the same in both and was kept twice: the text, and
   * then passages and rows. Gives the documents whose records this changed, as they are now.
   */
  async share(document: number, twin: number): Promise<readonly DocumentRecord[]> {
    const changed = await inTransaction(this.#database, documentStores, (transaction) =>
      shareContent(transaction, document, twin),
    );
    for (const each of changed) this.#ids.note(each);
    return changed;
  }

  /**
   * Takes a file out of the queue whose content is that of the document already, and keeps its time of the last change;
   * gives the document as it is now, if it is there.
   */
  async keep(document: number, modified: number | null, queuedFile: number): Promise<DocumentRecord | undefined> {
    return await inTransaction(this.#database, ['documents', 'queue'], async (transaction) => {
      const documents = transaction.objectStore('documents');
      const [record] = await Promise.all([
        documents.get(document),
        transaction.objectStore('queue').delete(queuedFile),
      ]);
      if (!record || record.modified === modified) return record;
      const kept = { ...record, modified };
      await documents.put(kept);
      return kept;
    });
  }

  /** Ids of the documents of a source at a path and below it, such as those out of an archive. */
  async at(source: string, path: string): Promise<number[]> {
    const index = this.#database.transaction('documents').store.index('bySourceAndPath');
    return (await keysAtOrBelow(index, [{ source, path }])).flat();
  }

  /** All passages of a document, in order; none when it is gone. */
  async passages(document: number): Promise<readonly Passage[]> {
    const arriving = this.#arriving.get(document);
    if (arriving) return arriving.passages;
    const record = await this.#passages(document);
    return record ? unpackPassages(record) : [];
  }

  /** All passages of a document with their texts, in order; none when it is gone. */
  async allPassageTexts(document: number): Promise<PassageText[]> {
    const arriving = this.#arriving.get(document);
    if (arriving) return textsOf(arriving.passages, arriving.parts.map(({ text }) => text).join(''));
    const recent = this.#recent.get(document);
    if (recent) return textsOf(unpackPassages(recent.passages), recent.text);
    const texts = await this.#read(document, async () => {
      const transaction = this.#database.transaction(['passages', 'texts']);
      const text = this.#ids.of(document, 'textOf');
      const [passages, parts] = await Promise.all([
        transaction.objectStore('passages').get(this.#ids.of(document, 'passagesOf')),
        transaction.objectStore('texts').getAll(IDBKeyRange.bound([text, 0], [text, Infinity])),
      ]);
      if (!passages || parts.length === 0) return undefined;
      return textsOf(unpackPassages(passages), parts.map((part) => part.text).join(''));
    });
    return texts ?? [];
  }

  /** Two numbers for each passage of a document, see `hashPassage`; null when it is gone or was stored without them. */
  async passageHashes(document: number): Promise<Uint32Array | null> {
    return (await this.#passages(document))?.hashes ?? null;
  }

  /**
   * Begins to read several passages with their texts: a promise for each, so that one can be looked at while the others
   * are read; null for those that are gone. Promises that nobody awaits may fail unnoticed.
   */
  passageTexts(wanted: readonly PassageKey[]): Promise<PassageText | null>[] {
    const isAtHand = (document: number) => this.#arriving.has(document) || this.#recent.get(document) !== undefined;
    const unknown = new Set(wanted.map(({ document }) => document).filter((document) => !isAtHand(document)));
    const recalled = unknown.size > 0 ? this.#recall([...unknown]) : new Map<number, Promise<void>>();
    return wanted.map((key) => {
      const text = this.#passageText(key, recalled.get(key.document));
      text.catch(() => undefined);
      return text;
    });
  }

  /** The parts of a document's text that hold code units `start` to `end`, in order; empty when it is gone. */
  async textParts(document: number, start: number, end: number): Promise<TextPartRecord[]> {
    const { first, last } = partsAt(start, end);
    const arriving = this.#arriving.parts(document)?.slice(first, last + 1);
    if (arriving) return arriving;
    const parts = await this.#read(document, async () => {
      const text = this.#ids.of(document, 'textOf');
      const found = await this.#database.getAll('texts', IDBKeyRange.bound([text, first], [text, last]));
      return found.length > 0 ? found : undefined;
    });
    return parts ?? [];
  }

  /** Code units `start` to `end` of a document's text; shorter when it is gone. */
  async text(document: number, start: number, end: number): Promise<string> {
    return cutText(await this.textParts(document, start, end), start, end);
  }

  /**
   * Removes documents with all that belongs to them, some hundred in a transaction.
   *
   * @throws the signal's reason when aborted: what was removed until then stays removed.
   */
  async remove(
    documents: readonly number[],
    options: {
      readonly signal?: AbortSignal;
      readonly onRemoved?: (documents: readonly number[]) => void;
      /** Spaces in which the rows are kept for passages that come back. */
      readonly spareSpaces?: readonly string[];
    } = {},
  ): Promise<void> {
    const { spareSpaces = [] } = options;
    for (let at = 0; at < documents.length; at += REMOVED_AT_ONCE) {
      options.signal?.throwIfAborted();
      const batch = documents.slice(at, at + REMOVED_AT_ONCE);
      // Before the transaction: one that is begun later does not write them any more.
      this.#arriving.delete(batch);
      await inTransaction(this.#database, documentStores, (transaction) =>
        removeDocuments(transaction, batch, spareSpaces),
      );
      this.#forget(batch);
      options.onRemoved?.(batch);
    }
  }

  /**
   * Forgets files of a source: in one transaction for each some hundred, the documents, queued files and seen files at
   * exactly these paths.
   *
   * @throws the signal's reason when aborted: what was removed until then stays removed.
   */
  async removeFiles(
    source: string,
    paths: readonly string[],
    options: {
      readonly signal: AbortSignal;
      readonly onRemoved: (documents: readonly number[]) => void;
      readonly spareSpaces: readonly string[];
    },
  ): Promise<void> {
    for (let at = 0; at < paths.length; at += REMOVED_AT_ONCE) {
      options.signal.throwIfAborted();
      const batch = paths.slice(at, at + REMOVED_AT_ONCE);
      const removed = await inTransaction(this.#database, documentStores, async (transaction) => {
        const documents = transaction.objectStore('documents').index('bySourceAndPath');
        const queue = transaction.objectStore('queue');
        const keys = await Promise.all(
          batch.map(async (path) => {
            const [document, queued] = await Promise.all([
              documents.getKey([source, path]),
              queue.index('bySourceAndPath').getKey([source, path]),
              transaction.objectStore('files').delete([source, path]),
            ]);
            if (queued !== undefined) await queue.delete(queued);
            return document;
          }),
        );
        const ids = keys.filter((key) => key !== undefined);
        if (ids.length > 0) await removeDocuments(transaction, ids, options.spareSpaces);
        return ids;
      });
      this.#forget(removed);
      options.onRemoved(removed);
    }
  }

  /** Forgets a source. Its documents and queued files must have been removed. */
  async removeSource(source: string): Promise<void> {
    await this.#database.delete('sources', source);
  }

  async #passageText(
    { document, passage }: PassageKey,
    recalled: Promise<void> | undefined,
  ): Promise<PassageText | null> {
    await recalled;
    const recent = this.#arriving.has(document) ? undefined : this.#recent.get(document);
    if (recent) {
      const range = unpackPassage(recent.passages, passage);
      return { ...range, text: recent.text.slice(range.start, range.end) };
    }
    const range = await this.#passage(document, passage);
    const text = range && (await this.text(document, range.start, range.end));
    return range && text ? { ...range, text } : null;
  }

  /** Where a passage lies; null when its document is gone. */
  async #passage(document: number, passage: number): Promise<Passage | null> {
    const arriving = this.#arriving.get(document);
    if (arriving) return arriving.passages[passage]!;
    const record = await this.#passages(document);
    return record ? unpackPassage(record, passage) : null;
  }

  /** Begins to read documents of one part into memory, all in one transaction; longer ones stay where they are. */
  #recall(documents: readonly number[]): ReadonlyMap<number, Promise<void>> {
    const transaction = this.#database.transaction(['passages', 'texts']);
    const recall = async (document: number): Promise<void> => {
      const [passages, first] = await Promise.all([
        transaction.objectStore('passages').get(this.#ids.of(document, 'passagesOf')),
        transaction.objectStore('texts').get([this.#ids.of(document, 'textOf'), 0]),
      ]);
      // A part that is full may have another behind it.
      if (passages && first && first.text.length < PART_LENGTH) this.#remember(document, passages, first.text);
    };
    return new Map(documents.map((document) => [document, recall(document)]));
  }

  async #passages(document: number): Promise<PassagesRecord | undefined> {
    return await this.#read(document, () => this.#database.get('passages', this.#ids.of(document, 'passagesOf')));
  }

  /** Reads again where there was nothing, as long as there is news of where the document's content is kept. */
  async #read<Found>(document: number, read: () => Promise<Found | undefined>): Promise<Found | undefined> {
    for (;;) {
      const [text, passages] = [this.#ids.of(document, 'textOf'), this.#ids.of(document, 'passagesOf')];
      const found = await read();
      if (found !== undefined) return found;
      const record = await this.#database.get('documents', document);
      if (!record) return undefined;
      this.#ids.note(record);
      if (contentId(record, 'textOf') === text && contentId(record, 'passagesOf') === passages) return undefined;
    }
  }

  #remember(document: number, passages: PassagesRecord, text: string): void {
    if (text.length <= PART_LENGTH) this.#recent.add(document, { passages, text });
  }

  #forget(documents: readonly number[]): void {
    for (const document of documents) {
      this.#recent.delete(document);
      this.#ids.forget(document);
    }
  }
}

function textsOf(passages: readonly Passage[], text: string): PassageText[] {
  return passages.map((passage) => ({ ...passage, text: text.slice(passage.start, passage.end) }));
}

/** The first and the last part that hold code units `start` to `end` of a text. */
function partsAt(start: number, end: number): { readonly first: number; readonly last: number } {
  return { first: Math.floor(start / PART_LENGTH), last: Math.floor(Math.max(start, end - 1) / PART_LENGTH) };
}

/** Code units `start` to `end` of a document's text, out of the parts that hold them. */
export function cutText(parts: readonly TextPartRecord[], start: number, end: number): string {
  const offset = (parts[0]?.part ?? 0) * PART_LENGTH;
  return parts
    .map(({ text }) => text)
    .join('')
    .slice(start - offset, end - offset);
}
