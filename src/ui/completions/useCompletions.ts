import { useEffect, useState } from 'react';
import type { Completions, EngineApi } from '../../protocol/EngineApi';

/** Nothing to offer yet: dates are known without a library. */
const none: Completions = { tag: [], type: [], source: [], path: [], lang: [] };

/**
 * What the library holds for the operators of a query; asked for when first wanted, and again when the library has
 * changed since.
 */
export function useCompletions(engine: EngineApi, isWanted: boolean, libraryVersion: string): Completions {
  const [completions, setCompletions] = useState(none);
  useEffect(() => {
    if (!isWanted) return undefined;
    let isOver = false;
    // Without them the search goes on all the same.
    engine.completions().then(
      (known) => {
        if (!isOver) setCompletions(known);
      },
      () => {},
    );
    return () => {
      isOver = true;
    };
  }, [engine, isWanted, libraryVersion]);
  return completions;
}
