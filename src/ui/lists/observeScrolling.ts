import { observeElementOffset, type Virtualizer } from '@tanstack/react-virtual';
import { flushSync } from 'react-dom';

/**
 * Lets a list that is scrolled show its rows in the same frame. For virtualizers with `useFlushSync: false`: otherwise they
 * would do the same when a row is measured while React lays out, where it is not allowed.
 */
export const observeScrolling: typeof observeElementOffset<HTMLDivElement> = (
  virtualizer: Virtualizer<HTMLDivElement, Element>,
  tell,
) => observeElementOffset(virtualizer, (offset, isScrolling) => flushSync(() => tell(offset, isScrolling)));
