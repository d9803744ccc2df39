import { useEffect, useEffectEvent, useRef } from 'react';
import type { EngineStatus } from '../../protocol/EngineApi';
import { formatCount } from '../format/formatCount';
import type { Search } from '../search/useSearch';
import { useAnnounce } from './AnnounceContext';

/** Hits are announced once typing rests this long, in milliseconds. */
const rest = 700;

/**
 * Announces how many hits there are and when the ingest has finished.
 *
 * @param isReading whether a document is open: who has gone on to read hears of the document, not of the hits.
 */
export function useSpokenProgress(search: Search, status: EngineStatus | null, isReading: boolean): void {
  const announce = useAnnounce();
  const query = search.answer?.query;
  const count = search.answer?.hits.length;

  const tell = useEffectEvent((words: string) => {
    if (!isReading) announce(words);
  });
  useEffect(() => {
    if (count === undefined) return undefined;
    const timer = setTimeout(() => tell(count === 0 ? 'No hits.' : `${formatCount(count, 'hit')}.`), rest);
    return () => clearTimeout(timer);
  }, [query, count]);

  const state = status?.ingest.state;
  const before = useRef(state);
  const documents = status?.documents ?? 0;
  useEffect(() => {
    if (before.current === 'running' && state === 'idle') {
      announce(`Reading is finished. ${formatCount(documents, 'document')} in your library.`);
    }
    before.current = state;
  }, [state, documents, announce]);
}
