import type { VirtualItem } from '@tanstack/react-virtual';

/**
 * The row that does not stand next to the others: the active one, out of view. null where all follow each other.
 *
 * @param rows In order.
 */
export function rowApart(rows: readonly VirtualItem[]): VirtualItem | null {
  const [first, second] = rows;
  const [beforeLast, last] = rows.slice(-2);
  if (first === undefined || second === undefined || beforeLast === undefined || last === undefined) return null;
  if (second.index > first.index + 1) return first;
  return last.index > beforeLast.index + 1 ? last : null;
}
