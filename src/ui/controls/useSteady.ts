import { useCallback, useLayoutEffect, useRef } from 'react';

/** A function that stays the same object for ever and runs the newest `action`: for props of memoised components. */
export function useSteady<Arguments extends readonly unknown[], Result>(
  action: (...given: Arguments) => Result,
): (...given: Arguments) => Result {
  const newest = useRef(action);
  useLayoutEffect(() => {
    newest.current = action;
  });
  return useCallback((...given: Arguments) => newest.current(...given), []);
}
