import { useLayoutEffect, useRef, type RefObject } from 'react';
import type { Virtualizer } from '@tanstack/react-virtual';
import type { ListedHit } from './listHits';

/**
 * Keeps the list still: new hits for the same question leave the row at the top of the view where it is, a new one
 * starts at the top.
 */
export function useScrollAnchor(
  virtualizer: Virtualizer<HTMLDivElement, HTMLDivElement>,
  scroller: RefObject<HTMLDivElement | null>,
  listed: readonly ListedHit[],
  asked: string,
): void {
  const shown = useRef({ listed, asked });
  const rows = useRef(virtualizer.getVirtualItems());

  useLayoutEffect(() => {
    const before = shown.current;
    shown.current = { listed, asked };
    const element = scroller.current;
    if (element === null || before.listed === listed) return;
    // The virtualizer's own note of it: asking the element makes the browser lay out the page once more, 1 ms.
    if ((virtualizer.scrollOffset ?? 0) === 0) return;
    if (before.asked !== asked) {
      element.scrollTop = 0;
      return;
    }
    const anchor = rows.current.find((row) => row.end > element.scrollTop);
    if (anchor === undefined) return;
    const index = listed.findIndex(({ hit }) => hit.key === anchor.key);
    const start = virtualizer.measurementsCache[index]?.start;
    if (start !== undefined) element.scrollTop += start - anchor.start;
  }, [listed, asked, scroller, virtualizer]);

  useLayoutEffect(() => {
    rows.current = virtualizer.getVirtualItems();
  });
}
