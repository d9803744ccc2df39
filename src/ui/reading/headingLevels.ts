import type { Block } from '../../documents/Document';

/**
 * The level to show each heading at, by where it starts: below the document's title (h2) and never more than one level
 * deeper than the heading before, as listeners expect.
 *
 * @param before the level of the heading before the blocks; 6 where it is not known.
 */
export function headingLevels(blocks: readonly Block[], before: number): ReadonlyMap<number, 3 | 4 | 5 | 6> {
  const levels = new Map<number, 3 | 4 | 5 | 6>();
  let last = before;
  for (const block of blocks) {
    if (block.kind !== 'heading') continue;
    const level = Math.min(Math.max(block.level + 2, 3), last + 1, 6) as 3 | 4 | 5 | 6;
    levels.set(block.start, level);
    last = level;
  }
  return levels;
}
