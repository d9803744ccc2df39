import { inTransaction } from './inTransaction';
import { readAhead } from './readAhead';
import type { LibraryDatabase, WordsRecord } from './schema';

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

  /** All parts, one after the other, in the order in which they were stored. */
  async *parts(): AsyncGenerator<StoredWords> {
    const keys = await this.#database.getAllKeys('words');
    const read = (id: number) => this.#database.get('words', id);
    for await (const [, record] of readAhead(keys, read, 1)) if (record) yield record;
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
   * @throws LibraryError `full` when the browser has no room left: then nothing has changed.
   */
  async save(parts: readonly SavedWords[]): Promise<(number | null)[]> {
    return await inTransaction(this.#database, ['words'], async (transaction) => {
      const store = transaction.objectStore('words');
      const stored = new Set(await store.getAllKeys());
      const kept = new Set(parts.flatMap((part) => ('id' in part ? part.id : [])));
      for (const id of stored) if (!kept.has(id)) await store.delete(id);
      const ids: (number | null)[] = [];
      for (const part of parts) {
        if ('id' in part) ids.push(stored.has(part.id) ? part.id : null);
        else ids.push(await store.add(part as WordsRecord));
      }
      return ids;
    });
  }
}
