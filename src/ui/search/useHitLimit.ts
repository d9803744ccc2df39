import { useState } from 'react';
import type { SearchAnswer } from '../../protocol/EngineApi';

/** Enough to fill a screen; more would cost the engine time at every keystroke. */
const firstHits = 10;
const growth = 4;

/** How many hits to ask for: few at first, more whenever the person comes to their end. */
export interface HitLimit {
  readonly hits: number;
  /** Asks for more, if the answer was cut short. */
  raise(answer: SearchAnswer | null): void;
}

/**
 * The limit for a question; a new question starts with few again.
 *
 * @param most The most hits that the person wants.
 */
export function useHitLimit(asked: string, most: number): HitLimit {
  const [raised, setRaised] = useState({ asked: '', hits: firstHits });
  const hits = Math.min(most, raised.asked === asked ? raised.hits : firstHits);
  return {
    hits,
    raise(answer) {
      if (answer === null || answer.hits.length < hits || hits >= most) return;
      setRaised({ asked, hits: hits * growth });
    },
  };
}
