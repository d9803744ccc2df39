import { useState } from 'react';
import { storedList } from '../storedList';

const stored = storedList('inkling:saved');

/** The searches that the person keeps, newest first, in this browser only. */
export interface SavedSearches {
  readonly queries: readonly string[];
  has(query: string): boolean;
  /** Keeps a search, or forgets it again. */
  toggle(query: string): void;
  forgetAll(): void;
}

/** Keeps searches that the person saved. */
export function useSavedSearches(): SavedSearches {
  const [queries, setQueries] = useState(() => stored.read());
  const keep = (kept: readonly string[]) => {
    setQueries(kept);
    stored.write(kept);
  };
  return {
    queries,
    has: (query) => queries.includes(query.trim()),
    toggle(query) {
      const saved = query.trim();
      if (saved === '') return;
      keep(queries.includes(saved) ? queries.filter((other) => other !== saved) : [saved, ...queries]);
    },
    forgetAll: () => keep([]),
  };
}
