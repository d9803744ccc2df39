import { useState } from 'react';
import type { SearchAnswer } from '../../protocol/EngineApi';

/** Enough to fill a screen; more would cost the engine time at every keystroke. */
const firstHits = 10;
const mostHits = 1000;
const growth = 4;

/** How many hits to ask for: few at first, more whenever the person comes to their end. */
export interface HitLimit {
  readonly hits: number;
  /** Asks for more, if the answer was cut short. */
  raise(answer: SearchAnswer | null): void;
}

/** The limit for a query; a new query starts with few again. */
export function useHitLimit(query: string): HitLimit {
  const [raised, setRaised] = useState({ query: '', hits: firstHits });
  const hits = raised.query === query ? raised.hits : firstHits;
  return {
    hits,
    raise(answer) {
      if (answer?.query !== query || answer.hits.length < hits || hits === mostHits) return;
      setRaised({ query, hits: Math.min(hits * growth, mostHits) });
    },
  };
}
