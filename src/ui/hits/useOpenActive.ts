import { useEffect, useState } from 'react';
import type { SearchHit } from '../../protocol/EngineApi';
import { useSteady } from '../controls/useSteady';
import type { Search } from '../search/useSearch';
import type { ActiveHit } from './useActiveHit';

/**
 * Opens the active hit; while the query is still being answered it waits for the answer, so that a quick Enter never
 * opens a hit of the query before. Typing on takes the wish back.
 */
export function useOpenActive(
  query: string,
  search: Search,
  active: ActiveHit,
  onOpen: (hit: SearchHit) => void,
): () => void {
  const [wanted, setWanted] = useState<string | null>(null);
  const openActive = useSteady(() => {
    if (active.hit !== null) onOpen(active.hit);
  });

  // Who types on after Enter no longer wants it.
  if (wanted !== null && wanted !== query) setWanted(null);
  const isDue = wanted === query && !search.waiting;
  useEffect(() => {
    if (!isDue) return;
    setWanted(null);
    openActive();
  }, [isDue, openActive]);

  return () => {
    if (search.waiting) setWanted(query);
    else openActive();
  };
}
