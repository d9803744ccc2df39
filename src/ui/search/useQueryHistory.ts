import { useState } from 'react';
import { storedList } from '../storedList';

const stored = storedList('inkling:queries');
const keptQueries = 50;

/** The queries the person used before, newest first, in this browser only. */
export interface QueryHistory {
  remember(query: string): void;
  forgetAll(): void;
  /** The query one step further back (1) or forward (−1), or null at the end. */
  step(direction: 1 | -1, current: string): string | null;
}

/** Remembers queries whose hits were used. */
export function useQueryHistory(): QueryHistory {
  const [queries, setQueries] = useState(() => stored.read());
  const [place, setPlace] = useState(-1);
  const [draft, setDraft] = useState('');

  const keep = (kept: readonly string[]) => {
    setQueries(kept);
    stored.write(kept);
  };

  return {
    remember(query) {
      const trimmed = query.trim();
      setPlace(-1);
      if (trimmed === '') return;
      keep([trimmed, ...queries.filter((other) => other !== trimmed)].slice(0, keptQueries));
    },
    forgetAll() {
      keep([]);
    },
    step(direction, current) {
      // A query that was typed, not stepped to, starts again from the newest.
      const from = queries[place] === current ? place : -1;
      if (from === -1 && direction === -1) return null;
      // The query that is in the box already is no step.
      const skipped = from === -1 && queries[0] === current.trim() ? 1 : 0;
      const to = from + direction + skipped;
      if (to >= queries.length) return null;
      if (from === -1) setDraft(current);
      setPlace(to);
      return to === -1 ? draft : (queries[to] ?? null);
    },
  };
}
