import { useState } from 'react';
import type { EngineApi } from '../../protocol/EngineApi';
import type { WatchedEngine } from '../connection/useEngineStatus';
import { markKeystroke } from './searchMarks';
import { useHitLimit } from './useHitLimit';
import { useQueryHistory } from './useQueryHistory';
import { useSearch, type Search } from './useSearch';

/** What the person is looking for, and the answer. */
export interface Query {
  readonly text: string;
  readonly search: Search;
  readonly change: (text: string) => void;
  /** Goes to an earlier (1) or a later (−1) query. */
  readonly step: (direction: 1 | -1) => void;
  /** Keeps the present query for later. */
  readonly remember: () => void;
  readonly forgetAll: () => void;
  /** Asks for more hits, if the answer was cut short. */
  readonly showMore: () => void;
}

/** Holds the query, searches for it at every change and remembers it when its hits were of use. */
export function useQuery(engine: EngineApi, { status, generation }: WatchedEngine): Query {
  const [text, setText] = useState('');
  const history = useQueryHistory();
  const limit = useHitLimit(text);
  const libraryVersion = `${status?.documents} ${status?.searchable}`;
  const search = useSearch(engine, text, limit.hits, libraryVersion, generation);

  const change = (next: string) => {
    markKeystroke(next);
    setText(next);
  };

  return {
    text,
    search,
    change,
    step(direction) {
      const next = history.step(direction, text);
      if (next !== null) change(next);
    },
    remember: () => history.remember(text),
    forgetAll() {
      history.forgetAll();
      setText('');
    },
    showMore: () => limit.raise(search.answer),
  };
}
