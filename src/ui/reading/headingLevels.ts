import type { Block } from '../../documents/Document';

/**
 * The level to show each heading at, by where it starts: below the document's title (h2) and never more than one level
 * deeper than the heading before, as listeners expect.
 */
export function headingLevels(blocks: readonly Block[]): ReadonlyMap<number, 3 | 4 | 5 | 6> {
  const levels = new Map<number, 3 | 4 | 5 | 6>();
  let before = 2;
  for (const block of blocks) {
    if (block.kind !== 'heading') continue;
    const level = Math.min(Math.max(block.level + 2, 3), before + 1, 6) as 3 | 4 | 5 | 6;
    levels.set(block.start, level);
    before = level;
  }
  return levels;
}
