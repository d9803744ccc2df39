import { useRef, type PointerEvent } from 'react';

/**
 * Tells which row the pointer is moved over. A pointer that only rests there, while rows appear below it, reaches for
 * nothing, even though browsers send an event for that too.
 *
 * @returns what listens to `pointermove` on the list.
 */
export function usePointerReach(onReach: (index: number) => void): (event: PointerEvent) => void {
  const last = useRef<{ readonly x: number; readonly y: number } | null>(null);
  return ({ clientX: x, clientY: y, target }) => {
    const before = last.current;
    last.current = { x, y };
    if (before === null || (before.x === x && before.y === y) || !(target instanceof Element)) return;
    const row = target.closest<HTMLElement>('[data-index]');
    if (row !== null) onReach(Number(row.dataset['index']));
  };
}
