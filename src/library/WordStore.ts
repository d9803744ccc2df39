import { inTransaction } from './inTransaction';
import { readBytes } from './keptBytes';
import { readAhead } from './readAhead';
import type { KeptWordsRecord, LibraryDatabase, WordsRecord } from './schema';

/** A stored part of the word index. */
export type StoredWords = WordsRecord;

/** What is to be stored, in order. */
export type SavedWords =
  /** A part that was stored before, by its id. */
  | { readonly id: number }
  /** A new part. */
  | Omit<WordsRecord, 'id'>;

/**
 * The parts of the word index: a copy of what the documents' texts say, so that it need not be made anew at every start.
 * It may lag behind the documents, or name some that are gone: who loads it compares.
 */
export class WordStore {
  readonly #database: LibraryDatabase;

  constructor(database: LibraryDatabase) {
    this.#database = database;
  }

  /** All parts, one after the other, in the order in which they were stored; those that cannot be read are removed. */
  async *parts(): AsyncGenerator<StoredWords> {
    const keys = await this.#database.getAllKeys('words');
    const read = (id: number) => this.#database.get('words', id);
    for await (const [id, record] of readAhead(keys, read, 1)) {
      if (!record) continue;
      const buffer = await readBytes(record.buffer);
      if (buffer) yield { ...record, buffer };
      else await this.remove(id);
    }
  }

  /** Removes a part, such as a damaged one. */
  async remove(id: number): Promise<void> {
    await inTransaction(this.#database, ['words'], async (transaction) => {
      await transaction.objectStore('words').delete(id);
    });
  }

  /**
   * Stores exactly these parts, in one transaction, and gives the id of each; null for a known one that is not there any
   * more, because another tab took its place.
   *
   * @param pause awaited every few milliseconds, so that other work can go first.
   * @throws LibraryError `full` when the browser has no room left: then nothing has changed.
   */
  async save(parts: readonly SavedWords[], pause: () => Promise<void>): Promise<(number | null)[]> {
    const records: ({ readonly id: number } | Omit<KeptWordsRecord, 'id'>)[] = [];
    for (const part of parts) {
      records.push('id' in part ? part : { ...part, buffer: await blobOf(part.buffer, pause) });
    }
    return await inTransaction(this.#database, ['words'], async (transaction) => {
      const store = transaction.objectStore('words');
      const stored = new Set(await store.getAllKeys());
      const kept = new Set(records.flatMap((record) => ('id' in record ? record.id : [])));
      for (const id of stored) if (!kept.has(id)) await store.delete(id);
      const ids: (number | null)[] = [];
      for (const record of records) {
        if ('id' in record) ids.push(stored.has(record.id) ? record.id : null);
        else ids.push(await store.add(record as KeptWordsRecord));
      }
      return ids;
    });
  }
}

/** Bytes copied between two pauses. */
const BYTES_AT_ONCE = 1 << 20;

async function blobOf(buffer: ArrayBuffer, pause: () => Promise<void>): Promise<Blob> {
  const pieces: Blob[] = [];
  for (let at = 0; at < buffer.byteLength; at += BYTES_AT_ONCE) {
    if (at > 0) await pause();
    pieces.push(new Blob([new Uint8Array(buffer, at, Math.min(BYTES_AT_ONCE, buffer.byteLength - at))]));
  }
  return new Blob(pieces);
}
