import { useState } from 'react';
import type { SearchAnswer } from '../../protocol/EngineApi';

/** Enough to fill a screen several times over; copying more from the engine would cost time at every keystroke. */
const firstHits = 60;
const mostHits = 1000;

/** How many hits to ask for: few at first, many once the person has come to their end. */
export interface HitLimit {
  readonly hits: number;
  /** Asks for more, if the answer was cut short. */
  raise(answer: SearchAnswer | null): void;
}

/** The limit for a query; a new query starts with few again. */
export function useHitLimit(query: string): HitLimit {
  const [raisedFor, setRaisedFor] = useState<string | null>(null);
  return {
    hits: raisedFor === query ? mostHits : firstHits,
    raise(answer) {
      if (answer?.query === query && answer.hits.length === firstHits) setRaisedFor(query);
    },
  };
}
