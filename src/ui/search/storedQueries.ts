import { pageStorage } from '../pageStorage';
import { keyOfLibrary } from '../site';

/** A list of queries that this browser keeps, and nothing else does. */
export interface StoredQueries {
  read(): readonly string[];
  write(queries: readonly string[]): void;
}

/** The list under a key of the browser's storage; a site begins with that of the app, which it used once. What cannot be read counts as empty. */
export function storedQueries(key: string): StoredQueries {
  return {
    read() {
      try {
        const stored: unknown = JSON.parse(pageStorage.getItem(keyOfLibrary(key)) ?? pageStorage.getItem(key) ?? '[]');
        return Array.isArray(stored) ? stored.filter((query) => typeof query === 'string') : [];
      } catch {
        return [];
      }
    },
    write(queries) {
      pageStorage.setItem(keyOfLibrary(key), JSON.stringify(queries));
    },
  };
}
