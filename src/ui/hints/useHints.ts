import { useState } from 'react';
import { useMediaQuery } from '../layout/useMediaQuery';
import { pageStorage } from '../pageStorage';

const storageKey = 'inkling:hints';

/** Hints of keys at the foot of the page: for those with a keyboard and room, until they are hidden for good. */
export interface Hints {
  readonly areWanted: boolean;
  /** Whether they are wanted and there is a keyboard and room. */
  readonly areShown: boolean;
  readonly change: (areWanted: boolean) => void;
}

/** Whether the person wants hints, kept in this browser. */
export function useHints(): Hints {
  const hasRoom = useMediaQuery('(min-width: 45.0625rem) and (pointer: fine)');
  const [areWanted, setAreWanted] = useState(() => pageStorage.getItem(storageKey) !== 'hidden');
  return {
    areWanted,
    areShown: areWanted && hasRoom,
    change(next) {
      setAreWanted(next);
      pageStorage.setItem(storageKey, next ? 'shown' : 'hidden');
    },
  };
}
