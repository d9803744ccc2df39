/** Rows that Page Up and Page Down pass. */
const PAGE = 8;

/**
 * Where a key leads among the options of a list that a box above it points into; null for a key that does not move. The
 * arrows go round at the ends.
 */
export function optionForKey(key: string, chosen: number, count: number): number | null {
  const last = Math.max(0, count - 1);
  switch (key) {
    case 'ArrowDown':
      return chosen < last ? chosen + 1 : 0;
    case 'ArrowUp':
      return chosen > 0 ? chosen - 1 : last;
    case 'PageDown':
      return Math.min(chosen + PAGE, last);
    case 'PageUp':
      return Math.max(chosen - PAGE, 0);
    default:
      return null;
  }
}
