/** How many texts run together. */
export interface BatchPolicy {
  /** Texts × longest text of a batch, in tokens with padding, is at most this; a longer text runs alone. */
  readonly paddedTokens: number;
  /** Texts in a batch are at most this. */
  readonly texts: number;
  /** Of a batch's padded tokens, at most this share is padding. */
  readonly paddingShare: number;
}

/**
 * Groups texts into batches of like lengths, longest first, so that a runtime that keeps its memory asks for the most at
 * once. Every text is in exactly one batch; equal lengths stay in order.
 *
 * @param lengths in tokens, of each text.
 * @returns positions in `lengths`, for each batch.
 */
export function planBatches(lengths: readonly number[], policy: BatchPolicy): number[][] {
  const longestFirst = [...lengths.keys()].toSorted((a, b) => lengths[b]! - lengths[a]! || a - b);
  const batches: number[][] = [];
  let batch: number[] = [];
  let tokens = 0;
  for (const position of longestFirst) {
    const longest = lengths[batch[0] ?? position]!;
    const padded = longest * (batch.length + 1);
    const together =
      batch.length < policy.texts &&
      padded <= policy.paddedTokens &&
      padded - (tokens + lengths[position]!) <= policy.paddingShare * padded;
    if (batch.length > 0 && !together) {
      batches.push(batch);
      batch = [];
      tokens = 0;
    }
    batch.push(position);
    tokens += lengths[position]!;
  }
  if (batch.length > 0) batches.push(batch);
  return batches;
}
