import { useState } from 'react';
import type { EngineApi, EngineStatus } from '../../protocol/EngineApi';
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
  const search = useSearch(engine, {
    query: text,
    limit: limit.hits,
    libraryVersion: versionOf(status),
    generation,
    canRefine: status?.main?.error === null && status.main.passages > 0,
  });

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

/** Another whenever an answer may change: with every passage for the starter, in steps for the slow main encoder. */
function versionOf(status: EngineStatus | null): string {
  const { documents, searchable, passages, main } = status ?? {};
  const tenths = main && passages ? Math.floor((10 * main.passages) / passages) : 0;
  return [documents, searchable, main?.answering, tenths].join(' ');
}
