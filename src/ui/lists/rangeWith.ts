import { defaultRangeExtractor, type Range } from '@tanstack/react-virtual';

/** The rows in view, and the active one, which has to exist even out of view because a box points at it; −1 for none. */
export function rangeWith(active: number): (range: Range) => number[] {
  return (range) => {
    const rows = defaultRangeExtractor(range);
    return active < 0 || rows.includes(active) ? rows : [...rows, active].toSorted((a, b) => a - b);
  };
}
