/** Rows of a full block: 1 MiB of values at 256 dimensions, the size that IndexedDB writes and reads fastest. */
export const BLOCK_ROWS = 4096;

/** As many blocks of one tier are merged into one of the next. */
const FAN_IN = 16;

/**
 * How many of the newest blocks of a space to merge into one, 0 for none.
 *
 * Each document arrives as a block of its own, because rewriting a block of 1 MiB for every note would write gigabytes
 * for a large folder. Tiers of 1, 16 and 256 rows bound both sides (as in a log-structured merge tree, O'Neil 1996): a
 * row is rewritten at most three times, and sixteen blocks of a tier become one of the next.
 *
 * @param sizes rows of the blocks, newest first; full blocks may be left out from the first one on.
 */
export function blocksToMerge(sizes: readonly number[]): number {
  let merge = 0;
  for (let tierStart = 1; tierStart < BLOCK_ROWS; tierStart *= FAN_IN) {
    const tierEnd = tierStart * FAN_IN;
    let inTier = 0;
    for (const [position, rows] of sizes.entries()) {
      if (rows >= tierEnd) break;
      if (rows >= tierStart && ++inTier === FAN_IN) merge = Math.max(merge, position + 1);
    }
  }
  return merge;
}
