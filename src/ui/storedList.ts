import { pageStorage } from './pageStorage';
import { keyOfLibrary } from './site';

/** A list, such as of queries, that this browser keeps, and nothing else does. */
export interface StoredList {
  read(): readonly string[];
  write(list: readonly string[]): void;
}

/** The list under a key of the browser's storage; a site begins with that of the app, which it used once. What cannot be read counts as empty. */
export function storedList(key: string): StoredList {
  return {
    read() {
      try {
        const stored: unknown = JSON.parse(pageStorage.getItem(keyOfLibrary(key)) ?? pageStorage.getItem(key) ?? '[]');
        return Array.isArray(stored) ? stored.filter((each) => typeof each === 'string') : [];
      } catch {
        return [];
      }
    },
    write(list) {
      pageStorage.setItem(keyOfLibrary(key), JSON.stringify(list));
    },
  };
}
