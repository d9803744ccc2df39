import { useState } from 'react';
import type { EngineApi, EngineStatus } from '../../protocol/EngineApi';
import type { WatchedEngine } from '../connection/useEngineStatus';
import type { SearchSettings } from '../settings/useSearchSettings';
import { questionKey, type Question, type SimilarTo } from './Question';
import { markKeystroke } from './searchMarks';
import { useHitLimit } from './useHitLimit';
import { useQueryHistory } from './useQueryHistory';
import { useSavedSearches, type SavedSearches } from './useSavedSearches';
import { useSearch, type Search, type SearchWish } from './useSearch';

/** What the person is looking for, and the answer. */
export interface Query {
  readonly text: string;
  /** What hits are similar to, in place of a query; `text` is empty then. */
  readonly similarTo: SimilarTo | null;
  readonly search: Search;
  readonly saved: SavedSearches;
  /** Changes whenever an answer may. */
  readonly libraryVersion: string;
  readonly change: (text: string) => void;
  /** Lets the engine know that a query is probably about to be typed. */
  readonly expect: () => void;
  /** Looks for what is similar, and keeps the query for when that is over. */
  readonly findSimilar: (similarTo: SimilarTo) => void;
  /** Goes back to the query before. */
  readonly dropSimilar: () => void;
  /** Goes to an earlier (1) or a later (−1) query. */
  readonly step: (direction: 1 | -1) => void;
  /** Keeps the present query for later. */
  readonly remember: () => void;
  readonly forgetAll: () => void;
  /** Asks for more hits, if the answer was cut short. */
  readonly showMore: () => void;
}

/** Holds the query, searches for it at every change and remembers it when its hits were of use. */
export function useQuery(
  engine: EngineApi,
  { status, generation }: WatchedEngine,
  settings: SearchSettings,
  reachedRows: SearchWish['reachedRows'],
  within: Question['within'],
): Query {
  const [text, setText] = useState('');
  const [similar, setSimilar] = useState<{ readonly to: SimilarTo; readonly textBefore: string } | null>(null);
  const history = useQueryHistory();
  const saved = useSavedSearches();
  const similarTo = similar?.to ?? null;
  const { sort, minimumStrength } = settings;
  const question: Question = { query: text, similarTo, sort, minimumStrength, within };
  const limit = useHitLimit(questionKey(question), settings.mostHits);
  const libraryVersion = versionOf(status);
  const search = useSearch(engine, {
    ...question,
    limit: limit.hits,
    libraryVersion,
    generation,
    canRefine: status?.main?.error === null && status.main.passages > 0,
    reachedRows,
  });

  const expect = () => {
    // The first call would start the engine, and so hold up the first picture.
    if (status !== null) engine.expectQuery().catch(() => undefined);
  };

  const change = (next: string) => {
    markKeystroke(next);
    if (next === '') expect();
    setText(next);
    setSimilar(null);
  };

  return {
    text,
    similarTo,
    search,
    saved,
    libraryVersion,
    change,
    expect,
    findSimilar(to) {
      history.remember(text);
      setSimilar({ to, textBefore: similar?.textBefore ?? text });
      setText('');
    },
    dropSimilar: () => change(similar?.textBefore ?? ''),
    step(direction) {
      const next = history.step(direction, text);
      if (next !== null) change(next);
    },
    remember: () => history.remember(text),
    forgetAll() {
      history.forgetAll();
      saved.forgetAll();
      setText('');
      setSimilar(null);
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
