import { useLayoutEffect, useRef, type RefObject } from 'react';
import type { Virtualizer } from '@tanstack/react-virtual';
import type { SearchAnswer } from '../../protocol/EngineApi';

/**
 * Keeps the list still: new hits for the same query leave the row at the top of the view where it is, a new query
 * starts at the top.
 */
export function useScrollAnchor(
  virtualizer: Virtualizer<HTMLDivElement, HTMLDivElement>,
  scroller: RefObject<HTMLDivElement | null>,
  answer: SearchAnswer,
): void {
  const shown = useRef(answer);
  const rows = useRef(virtualizer.getVirtualItems());

  useLayoutEffect(() => {
    const before = shown.current;
    shown.current = answer;
    const element = scroller.current;
    if (element === null || before === answer) return;
    // The virtualizer's own note of it: asking the element makes the browser lay out the page once more, 1 ms.
    if ((virtualizer.scrollOffset ?? 0) === 0) return;
    if (before.query !== answer.query) {
      element.scrollTop = 0;
      return;
    }
    const anchor = rows.current.find((row) => row.end > element.scrollTop);
    if (anchor === undefined) return;
    const index = answer.hits.findIndex((hit) => hit.key === anchor.key);
    const start = virtualizer.measurementsCache[index]?.start;
    if (start !== undefined) element.scrollTop += start - anchor.start;
  }, [answer, scroller, virtualizer]);

  useLayoutEffect(() => {
    rows.current = virtualizer.getVirtualItems();
  });
}
