import { PART_LENGTH } from '../../library/textParts';
import type { TextRange } from '../../protocol/SearchApi';

/**
 * Joins what was cut at the borders of a text's stored parts. Blocks never touch each other, so two that do are pieces
 * of one; of links those with the same target are.
 */
export function joinPieces<Range extends TextRange>(
  ranges: readonly Range[],
  isOne: (before: Range, after: Range) => boolean = () => true,
): Range[] {
  const joined: Range[] = [];
  for (const range of ranges) {
    const last = joined.at(-1);
    if (last?.end === range.start && range.start % PART_LENGTH === 0 && isOne(last, range)) {
      joined[joined.length - 1] = { ...last, end: range.end };
    } else joined.push(range);
  }
  return joined;
}
