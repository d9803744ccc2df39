import type { ArrivingDocuments } from './backup/ArrivingDocuments';
import { readCopied, writeCopy, type NewCopy } from './copyDocument';
import { documentStores, makeRoom, removeDocuments } from './documentTransactions';
import type { EmbeddingRows } from './embeddingBlock';
import { inTransaction } from './inTransaction';
import { keysAtOrBelow } from './keysAtOrBelow';
import type { DocumentRecord, LibraryDatabase, SourceRecord } from './schema';
import { shareContent } from './shareContent';
import type { TextStore } from './TextStore';
import { writeDocuments, type Commit, type QueuedDocument } from './writeDocuments';
import { wholeDocuments, type WholeDocument } from './wholeDocuments';

/** What a copy changed. */
export interface CopyCommit extends Commit {
  /** The rows of the new document, by space. */
  readonly rows: ReadonlyMap<string, EmbeddingRows>;
}

/** Documents per transaction when many are removed: each transaction rewrites the blocks that it touches once. */
const REMOVED_AT_ONCE = 256;

/**
 * Lists, writes and removes documents. A document is either wholly in the library, rows included, or not at all; its text and
 * passages are read by `TextStore`.
 */
export class DocumentStore {
  readonly #database: LibraryDatabase;
  readonly #arriving: ArrivingDocuments;
  readonly #texts: TextStore;

  constructor(database: LibraryDatabase, arriving: ArrivingDocuments, texts: TextStore) {
    this.#database = database;
    this.#arriving = arriving;
    this.#texts = texts;
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
    for (const document of documents) this.#texts.note(document);
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
    for (const document of found) this.#texts.note(document);
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
      this.#texts.remember(rest.document.id, passages, added[position]!.document.read.text);
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
    if (commit !== null && commit !== 'gone') this.#texts.note(commit.document);
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
    for (const each of changed) this.#texts.note(each);
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
      this.#texts.forget(batch);
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
      this.#texts.forget(removed);
      options.onRemoved(removed);
    }
  }

  /** Forgets a source. Its documents and queued files must have been removed. */
  async removeSource(source: string): Promise<void> {
    await inTransaction(this.#database, ['sources'], async (transaction) => {
      await transaction.objectStore('sources').delete(source);
    });
  }
}
