import type { Virtualizer } from '@tanstack/react-virtual';
import { useEffectEvent, useLayoutEffect, useRef, type RefObject } from 'react';
import type { DocumentStretch } from '../../protocol/ReadingApi';
import type { ReadingTarget } from './ReadingTarget';

const MARKED = { passage: '[data-in-passage]', found: '[data-current]' } as const;
/** Frames in which nothing moves any more before a place counts as reached. */
const STEADY_FRAMES = 4;

/**
 * Brings a place of the document into view whenever another one is wanted: first about where it should be, then, when its
 * stretch is laid out, exactly, and again when what is around it turns out higher. It gives way as soon as the person
 * scrolls.
 *
 * @param stretchAt the stretch that holds an offset, once it is loaded. @param indexOf the row that a stretch is.
 * @param layout changes with every height and mark in view.
 */
export function useReadingTarget(
  target: ReadingTarget,
  scroller: RefObject<HTMLDivElement | null>,
  virtualizer: Virtualizer<HTMLDivElement, HTMLDivElement>,
  stretchAt: (offset: number) => DocumentStretch | null,
  indexOf: (stretch: DocumentStretch | null) => number,
  layout: string,
): void {
  /** Whether nothing was left to move. */
  const approach = useEffectEvent(() => {
    const element = scroller.current;
    if (element === null) return false;
    if (target.offset === 0 && target.kind === 'place') {
      element.scrollTop = 0;
      return true;
    }
    const stretch = stretchAt(target.offset);
    const row = stretch && element.querySelector(`[data-stretch="${stretch.stretch}"]`);
    if (row === null) {
      virtualizer.scrollToIndex(indexOf(stretch), { align: 'start' });
      return false;
    }
    const marked = target.kind === 'place' ? null : row.querySelector(MARKED[target.kind]);
    const place = marked ?? blockAt(row, target.offset) ?? row;
    const before = element.scrollTop;
    const height = element.clientHeight;
    const topOf = (part: Element) => part.getBoundingClientRect().top - element.getBoundingClientRect().top;
    // A little of what comes before gives the passage a context; of a long one the best sentence has to be seen.
    const best = target.kind === 'passage' ? element.querySelector('[data-best]') : null;
    const isFar = best !== null && topOf(best) - topOf(place) > height * 0.6;
    element.scrollTop += isFar ? topOf(best) - height * 0.6 : topOf(place) - height * 0.2;
    return Math.abs(element.scrollTop - before) < 1;
  });

  const isLeft = useRef(false);
  useLayoutEffect(() => {
    const element = scroller.current;
    isLeft.current = false;
    const leave = () => {
      isLeft.current = true;
    };
    const gestures = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const;
    for (const gesture of gestures) element?.addEventListener(gesture, leave, { passive: true });
    return () => {
      for (const gesture of gestures) element?.removeEventListener(gesture, leave);
    };
  }, [target, scroller]);

  useLayoutEffect(() => {
    let steady = 0;
    let frame = 0;
    const settle = () => {
      if (isLeft.current) return;
      steady = approach() ? steady + 1 : 0;
      if (steady < STEADY_FRAMES) frame = requestAnimationFrame(settle);
    };
    settle();
    return () => cancelAnimationFrame(frame);
  }, [target, layout]);
}

/** The last block that starts at or before `offset`. */
function blockAt(row: Element, offset: number): Element | null {
  let found: Element | null = null;
  for (const block of row.querySelectorAll<HTMLElement>('[data-start]')) {
    if (found !== null && Number(block.dataset['start']) > offset) break;
    found = block;
  }
  return found;
}
