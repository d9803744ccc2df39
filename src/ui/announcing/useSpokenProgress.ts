import { useEffect, useEffectEvent, useRef } from 'react';
import type { EngineStatus } from '../../protocol/EngineApi';
import type { Search } from '../search/useSearch';
import { useAnnounce } from './AnnounceContext';
import { useMessages } from '../messages/LanguageContext';

/** Hits are announced once typing rests this long, in milliseconds. */
const rest = 700;

/**
 * Announces how many hits there are and when the ingest has finished.
 *
 * @param isReading whether a document is open: who has gone on to read hears of the document, not of the hits.
 */
export function useSpokenProgress(search: Search, status: EngineStatus | null, isReading: boolean): void {
  const announce = useAnnounce();
  const messages = useMessages().page;
  // Another language is no news.
  const tellHits = useEffectEvent((hits: number) => {
    if (!isReading) announce(messages.hits(hits));
  });
  const tellFinished = useEffectEvent((inLibrary: number) => announce(messages.readingFinished(inLibrary)));
  const query = search.answer?.query;
  const count = search.answer?.hits.length;

  useEffect(() => {
    if (count === undefined) return undefined;
    const timer = setTimeout(() => tellHits(count), rest);
    return () => clearTimeout(timer);
  }, [query, count]);

  const state = status?.ingest.state;
  const before = useRef(state);
  const documents = status?.documents ?? 0;
  useEffect(() => {
    if (before.current === 'running' && state === 'idle') {
      tellFinished(documents);
    }
    before.current = state;
  }, [state, documents]);
}
