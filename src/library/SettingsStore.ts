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
    await this.#database.put('settings', { name, value });
  }
}
