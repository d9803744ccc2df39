import type { Virtualizer } from '@tanstack/react-virtual';
import { useEffectEvent, useLayoutEffect, type RefObject } from 'react';
import type { DocumentStretch } from '../../protocol/ReadingApi';
import type { ReadingTarget } from './ReadingTarget';

const MARKED = { passage: '[data-in-passage]', found: '[data-current]' } as const;
/** Frames in which nothing moves any more before a place counts as reached: what is above it may still be measured. */
const STEADY_FRAMES = 4;

/**
 * Brings a place of the document into view whenever another one is wanted: first about where it should be, then, when its
 * stretch is laid out, exactly. It gives way as soon as the person scrolls.
 *
 * @param stretchAt the stretch that holds an offset, once it is loaded. @param indexOf the row that a stretch is.
 */
export function useReadingTarget(
  target: ReadingTarget,
  scroller: RefObject<HTMLDivElement | null>,
  virtualizer: Virtualizer<HTMLDivElement, HTMLDivElement>,
  stretchAt: (offset: number) => DocumentStretch | null,
  indexOf: (offset: number, stretch: DocumentStretch | null) => number,
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
      virtualizer.scrollToIndex(indexOf(target.offset, stretch), { align: 'start' });
      return false;
    }
    const marked = target.kind === 'place' ? null : row.querySelector(MARKED[target.kind]);
    const place = marked ?? blockAt(row, target.offset) ?? row;
    const top = place.getBoundingClientRect().top - element.getBoundingClientRect().top;
    const before = element.scrollTop;
    // A little of what comes before gives the passage a context.
    element.scrollTop += top - element.clientHeight * 0.2;
    return Math.abs(element.scrollTop - before) < 1;
  });

  useLayoutEffect(() => {
    const element = scroller.current;
    let steady = 0;
    let frame = 0;
    const settle = () => {
      steady = approach() ? steady + 1 : 0;
      if (steady < STEADY_FRAMES) frame = requestAnimationFrame(settle);
    };
    settle();
    const stop = () => cancelAnimationFrame(frame);
    const gestures = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const;
    for (const gesture of gestures) element?.addEventListener(gesture, stop, { passive: true });
    return () => {
      stop();
      for (const gesture of gestures) element?.removeEventListener(gesture, stop);
    };
  }, [target, scroller]);
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
