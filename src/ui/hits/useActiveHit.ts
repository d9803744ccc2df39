import { useState } from 'react';
import type { SearchHit } from '../../protocol/EngineApi';

/** Hits that a press of PageUp or PageDown passes. */
const pageLength = 6;

/** A way to move the active hit. */
export type HitStep = 'next' | 'previous' | 'page-down' | 'page-up' | 'first' | 'last';

interface Place {
  readonly asked: string;
  readonly key: string;
  readonly index: number;
}

/** The hit that Enter opens. */
export interface ActiveHit {
  readonly hit: SearchHit | null;
  /** −1 when there are no hits. */
  readonly index: number;
  /** Counts the person's moves, so that only they scroll the list. */
  readonly moves: number;
  /** Gives the index of the hit that is active then. */
  readonly move: (step: HitStep) => number;
  readonly activate: (hit: SearchHit) => void;
}

function stepped(index: number, step: HitStep, count: number): number {
  const last = count - 1;
  switch (step) {
    case 'next':
      return Math.min(index + 1, last);
    case 'previous':
      return Math.max(index - 1, 0);
    case 'page-down':
      return Math.min(index + pageLength, last);
    case 'page-up':
      return Math.max(index - pageLength, 0);
    case 'first':
      return 0;
    case 'last':
      return last;
  }
}

/**
 * Follows one hit by its key: a new question makes the first hit active, while new hits for the same question leave the
 * active one as it is, wherever it has moved.
 */
export function useActiveHit(hits: readonly SearchHit[], asked: string): ActiveHit {
  const [place, setPlace] = useState<Place | null>(null);
  const [moves, setMoves] = useState(0);

  let index = hits.length === 0 ? -1 : 0;
  if (place !== null && place.asked === asked && hits.length > 0) {
    const found = hits[place.index]?.key === place.key ? place.index : hits.findIndex((hit) => hit.key === place.key);
    index = found >= 0 ? found : Math.min(place.index, hits.length - 1);
  }
  const hit = hits[index] ?? null;
  if (hit !== null && (place === null || place.asked !== asked || place.key !== hit.key || place.index !== index)) {
    setPlace({ asked, key: hit.key, index });
  }

  return {
    hit,
    index,
    moves,
    move(step) {
      const to = stepped(index, step, hits.length);
      const target = hits[to];
      if (target === undefined) return -1;
      setPlace({ asked, key: target.key, index: to });
      setMoves((count) => count + 1);
      return to;
    },
    activate(target) {
      setPlace({ asked, key: target.key, index: hits.findIndex(({ key }) => key === target.key) });
    },
  };
}
