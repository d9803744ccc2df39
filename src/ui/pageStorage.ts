/** What a `localStorage` that may be refused still promises. */
type PageStorage = Pick<Storage, 'getItem' | 'setItem'>;

const inMemory = new Map<string, string>();

/** Small choices of the person, kept by the browser; until the page is closed where it refuses to. */
export const pageStorage: PageStorage = {
  getItem(key) {
    try {
      return localStorage.getItem(key);
    } catch {
      return inMemory.get(key) ?? null;
    }
  },
  setItem(key, value) {
    try {
      localStorage.setItem(key, value);
    } catch {
      inMemory.set(key, value);
    }
  },
};
