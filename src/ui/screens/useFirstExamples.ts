import { useState } from 'react';
import { pageStorage } from '../pageStorage';

const storageKey = 'inkling:first-examples';

/** Three queries over the sample notes that find a note which says it in other words. */
export const firstExamples = ['insomnia', 'caring for grandma', 'singing in a group'] as const;

/** Which of the first examples are still to be tried, kept in this browser. */
export interface FirstExamples {
  /** Empty once all were tried, or they were put away: for good. */
  readonly left: readonly string[];
  readonly tried: (query: string) => void;
  readonly putAway: () => void;
}

/** Remembers which of the first examples were tried. */
export function useFirstExamples(): FirstExamples {
  const [gone, setGone] = useState(() => new Set(pageStorage.getItem(storageKey)?.split('\n')));
  const add = (...queries: readonly string[]) => {
    const more = new Set([...gone, ...queries]);
    setGone(more);
    pageStorage.setItem(storageKey, [...more].join('\n'));
  };
  return { left: firstExamples.filter((query) => !gone.has(query)), tried: add, putAway: () => add(...firstExamples) };
}
