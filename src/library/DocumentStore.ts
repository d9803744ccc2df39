import type { Passage, ReadDocument } from '../documents/Document';
import { appendBlocks, removeRows } from './blockTransactions';
import type { QuantisedRows } from '../index/quantiseRows';
import { rowsOfDocument } from './embeddingRows';
import { inTransaction, type WriteTransaction } from './inTransaction';
import { packPassages, unpackPassage, unpackPassages } from './passageRanges';
import { PART_LENGTH, partsOf } from './textParts';
import { RecentTexts } from './RecentTexts';
import { putSpares } from './spareRows';
import type { DocumentRecord, LibraryDatabase, PassagesRecord, SourceRecord, TextPartRecord } from './schema';

/** A document with all that is kept of it. */
export interface NewDocument {
  readonly source: string;
  readonly path: string;
  readonly modified: number | null;
  readonly contentHash: string;
  readonly read: ReadDocument;
  readonly passages: readonly Passage[];
  /** One row for each passage, in order, without the documents' ids: those are given at commit. */
  readonly rows: QuantisedRows;
  readonly space: string;
  /** Spaces in which the rows of a replaced document are kept, so that what did not change is not encoded again. */
  readonly spareSpaces: readonly string[];
}

/** A passage by document and position within it. */
export interface PassageKey {
  readonly document: number;
  readonly passage: number;
}

/** A passage with its text. */
export interface PassageText extends Passage {
  readonly text: string;
}

/** What a commit changed. */
export interface Commit {
  readonly document: DocumentRecord;
  /** The document of the same source and path that was replaced, if there was one. */
  readonly replaced: number | null;
}

const documentStores = ['documents', 'texts', 'passages', 'blocks', 'queue', 'spares'] as const;
type DocumentTransaction = WriteTransaction<(typeof documentStores)[number]>;

/** Documents per transaction when many are removed: each transaction rewrites the blocks that it touches once. */
const REMOVED_AT_ONCE = 256;

/** Documents, their texts and passages. A document is either wholly in the library, rows included, or not at all. */
export class DocumentStore {
  readonly #database: LibraryDatabase;
  readonly #recent = new RecentTexts();

  constructor(database: LibraryDatabase) {
    this.#database = database;
  }

  /** All sources, by id. */
  async sources(): Promise<SourceRecord[]> {
    return await this.#database.getAll('sources');
  }

  async putSource(source: SourceRecord): Promise<void> {
    await this.#database.put('sources', source);
  }

  /** All documents, by id. */
  async all(): Promise<DocumentRecord[]> {
    return await this.#database.getAll('documents');
  }

  /** One document, if it is (still) there. */
  async get(id: number): Promise<DocumentRecord | undefined> {
    return await this.#database.get('documents', id);
  }

  /**
   * Writes a document, its text, passages and rows in one transaction, replaces the one of the same source and path,
   * and takes the file it came from out of the queue.
   *
   * @returns null, with nothing written, when the file is no longer in the queue: it was cancelled, or another tab was
   * quicker.
   * @throws LibraryError `full` when the browser has no room left: then nothing is written.
   */
  async commit(added: NewDocument, queuedFile: number): Promise<Commit | null> {
    const commit = await inTransaction(this.#database, documentStores, async (transaction) => {
      const documents = transaction.objectStore('documents');
      const [queued, existing] = await Promise.all([
        transaction.objectStore('queue').getKey(queuedFile),
        documents.index('bySourceAndPath').getKey([added.source, added.path]),
      ]);
      if (queued === undefined) return null;
      const replaced = existing ?? null;
      if (replaced !== null) await removeAll(transaction, [replaced], added.spareSpaces);

      const record = recordOf(added);
      const id = await documents.add(record as DocumentRecord);
      const passages = packPassages(id, added.passages, added.read);
      await Promise.all([
        ...partsOf(id, added.read).map((part) => transaction.objectStore('texts').put(part)),
        transaction.objectStore('passages').put(passages),
        appendBlocks(transaction.objectStore('blocks'), added.space, rowsOfDocument(id, added.rows)),
        transaction.objectStore('queue').delete(queuedFile),
      ]);
      return { document: { ...record, id }, replaced, passages };
    });
    if (!commit) return null;
    const { passages, ...rest } = commit;
    this.#remember(passages, added.read.text);
    return rest;
  }

  /** All passages of a document, in order; none when it is gone. */
  async passages(document: number): Promise<Passage[]> {
    const record = await this.#database.get('passages', document);
    return record ? unpackPassages(record) : [];
  }

  /** Two numbers for each passage of a document, see `hashPassage`; null when it is gone or was stored without them. */
  async passageHashes(document: number): Promise<Uint32Array | null> {
    return (await this.#database.get('passages', document))?.hashes ?? null;
  }

  /** Several passages with their texts, in two round trips at most; null for those that are gone. */
  async passageTexts(wanted: readonly PassageKey[]): Promise<(PassageText | null)[]> {
    const unknown = new Set(wanted.map(({ document }) => document).filter((document) => !this.#recent.get(document)));
    if (unknown.size > 0) await this.#recall([...unknown]);
    return await Promise.all(
      wanted.map(async ({ document, passage }) => {
        const recent = this.#recent.get(document);
        if (recent) return passageText(recent.passages, passage, (start, end) => recent.text.slice(start, end));
        const record = await this.#database.get('passages', document);
        if (!record) return null;
        const { start, end } = unpackPassage(record, passage);
        const text = await this.text(document, start, end);
        return text === '' ? null : passageText(record, passage, () => text);
      }),
    );
  }

  /** The parts of a document's text that hold code units `start` to `end`, in order; empty when it is gone. */
  async textParts(document: number, start: number, end: number): Promise<TextPartRecord[]> {
    return await this.#database.getAll('texts', partsRange(document, start, end));
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
      await inTransaction(this.#database, documentStores, (transaction) => removeAll(transaction, batch, spareSpaces));
      for (const document of batch) this.#recent.delete(document);
      options.onRemoved?.(batch);
    }
  }

  /** Forgets a source. Its documents and queued files must have been removed. */
  async removeSource(source: string): Promise<void> {
    await this.#database.delete('sources', source);
  }

  /** Reads documents of one part into memory; longer ones stay where they are. */
  async #recall(documents: readonly number[]): Promise<void> {
    const transaction = this.#database.transaction(['passages', 'texts']);
    await Promise.all(
      documents.map(async (document) => {
        const [passages, first, second] = await Promise.all([
          transaction.objectStore('passages').get(document),
          transaction.objectStore('texts').get([document, 0]),
          transaction.objectStore('texts').getKey([document, 1]),
        ]);
        if (passages && first && second === undefined) this.#remember(passages, first.text);
      }),
    );
  }

  #remember(passages: PassagesRecord, text: string): void {
    if (text.length <= PART_LENGTH) this.#recent.add(passages.document, { passages, text });
  }
}

function passageText(
  record: PassagesRecord,
  position: number,
  textOf: (start: number, end: number) => string,
): PassageText {
  const passage = unpackPassage(record, position);
  return { ...passage, text: textOf(passage.start, passage.end) };
}

function partsRange(document: number, start: number, end: number): IDBKeyRange {
  const first = Math.floor(start / PART_LENGTH);
  const last = Math.floor(Math.max(start, end - 1) / PART_LENGTH);
  return IDBKeyRange.bound([document, first], [document, last]);
}

/** Code units `start` to `end` of a document's text, out of the parts that hold them. */
export function cutText(parts: readonly TextPartRecord[], start: number, end: number): string {
  const offset = (parts[0]?.part ?? 0) * PART_LENGTH;
  return parts
    .map(({ text }) => text)
    .join('')
    .slice(start - offset, end - offset);
}

async function removeAll(
  transaction: DocumentTransaction,
  documents: readonly number[],
  spareSpaces: readonly string[],
): Promise<void> {
  const passages = await Promise.all(documents.map((document) => transaction.objectStore('passages').get(document)));
  const [removed] = await Promise.all([
    removeRows(transaction.objectStore('blocks'), new Set(documents)),
    ...documents.flatMap((document) => [
      transaction.objectStore('documents').delete(document),
      transaction.objectStore('texts').delete(IDBKeyRange.bound([document, 0], [document, Infinity])),
      transaction.objectStore('passages').delete(document),
    ]),
  ]);
  const known = passages.filter((record) => record !== undefined);
  for (const space of spareSpaces) {
    await putSpares(transaction.objectStore('spares'), space, removed.get(space) ?? [], known);
  }
}

function recordOf({ source, path, modified, contentHash, read, passages }: NewDocument): Omit<DocumentRecord, 'id'> {
  const { title, tags, aliases, authors, dates, warnings, text, pageStarts } = read;
  return {
    source,
    path,
    title,
    tags,
    aliases,
    authors,
    dates,
    warnings,
    modified,
    contentHash,
    length: text.length,
    passages: passages.length,
    ...(pageStarts !== undefined && { pageStarts }),
  };
}
