import { useLayoutEffect, useRef, type RefObject } from 'react';
import type { DocumentView, TextRange } from '../../protocol/EngineApi';
import type { OpenedPassage } from './OpenedPassage';

/** Scrolls the passage, or another place of the document, into view whenever it changes. Gives the ref of what scrolls. */
export function usePlaceInView(
  view: DocumentView | null,
  place: TextRange,
  opened: OpenedPassage,
): RefObject<HTMLDivElement | null> {
  const body = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const element = body.current;
    if (element === null || view === null) return;
    if (place.start < view.start || place.end > view.end) return;
    const isPassage = place === opened.range;
    const target =
      isPassage && place.end > place.start
        ? (element.querySelector('[data-in-passage]') ?? blockAt(element, place.start))
        : blockAt(element, place.start);
    if (target === null || place.end === 0) {
      element.scrollTop = 0;
      return;
    }
    const top = target.getBoundingClientRect().top - element.getBoundingClientRect().top;
    // A little of what comes before gives the passage a context.
    element.scrollTop += top - element.clientHeight * 0.2;
  }, [view, place, opened]);

  return body;
}

/** The last block that starts at or before `offset`. */
function blockAt(element: Element, offset: number): Element | null {
  let found: Element | null = null;
  for (const block of element.querySelectorAll<HTMLElement>('[data-start]')) {
    if (found !== null && Number(block.dataset['start']) > offset) break;
    found = block;
  }
  return found;
}
