import { inTransaction } from './inTransaction';
import { allBelow } from './pathRanges';
import type { LibraryDatabase, SeenFileRecord } from './schema';

/** The files of folders as they were when they were last queued; `QueueStore.add` writes them. */
export class SeenFileStore {
  readonly #database: LibraryDatabase;

  constructor(database: LibraryDatabase) {
    this.#database = database;
  }

  /** All seen files of a source, by path. */
  async all(source: string): Promise<SeenFileRecord[]> {
    return await this.#database.getAll('files', allBelow(source));
  }

  /** What is known of some files of a source, in the order of `paths`. */
  async get(source: string, paths: readonly string[]): Promise<(SeenFileRecord | undefined)[]> {
    const files = this.#database.transaction('files').store;
    // Of a folder that is taken in by path, nothing is known between the first and the last.
    const [first = '', ...others] = paths.toSorted();
    const between = IDBKeyRange.bound([source, first], [source, others.at(-1) ?? first]);
    if ((await files.getKey(between)) === undefined) return paths.map(() => undefined);
    return await Promise.all(paths.map((path) => files.get([source, path])));
  }

  /** Forgets all seen files of a source. */
  async removeOf(source: string): Promise<void> {
    await inTransaction(this.#database, ['files'], async (transaction) => {
      await transaction.objectStore('files').delete(allBelow(source));
    });
  }
}
