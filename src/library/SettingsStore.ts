import { inTransaction } from './inTransaction';
import type { LibraryDatabase } from './schema';

/** Choices that have to survive a restart, by name. The engine decides what they are; the library only keeps them. */
export class SettingsStore {
  readonly #database: LibraryDatabase;

  constructor(database: LibraryDatabase) {
    this.#database = database;
  }

  /** What was kept under a name; undefined when nothing was. */
  async get(name: string): Promise<unknown> {
    return (await this.#database.get('settings', name))?.value;
  }

  /** Keeps a value that can be cloned, in place of what was kept before. */
  async put(name: string, value: unknown): Promise<void> {
    await inTransaction(this.#database, ['settings'], async (transaction) => {
      await transaction.objectStore('settings').put({ name, value });
    });
  }
}
