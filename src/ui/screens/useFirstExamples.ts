import { useState } from 'react';
import { useMessages } from '../messages/LanguageContext';
import { pageStorage } from '../pageStorage';

const storageKey = 'inkling:first-examples';

/** Which of the first examples are still to be tried, kept in this browser. */
export interface FirstExamples {
  /** Empty once all were tried, or they were put away: for good, whatever the page speaks later. */
  readonly left: readonly string[];
  readonly tried: (query: string) => void;
  readonly putAway: () => void;
}

/** Remembers which of the first examples were tried, by their places. */
export function useFirstExamples(): FirstExamples {
  const { firstExamples } = useMessages().screens;
  const [gone, setGone] = useState(() => new Set(pageStorage.getItem(storageKey)?.split('\n')));
  const add = (queries: readonly string[]) => {
    const more = new Set([...gone, ...queries.map((query) => `${firstExamples.indexOf(query)}`)]);
    setGone(more);
    pageStorage.setItem(storageKey, [...more].join('\n'));
  };
  return {
    left: firstExamples.filter((_, place) => !gone.has(`${place}`)),
    tried: (query) => add([query]),
    putAway: () => add(firstExamples),
  };
}
