/** How many texts run together. */
export interface BatchPolicy {
  /** Texts × longest text of a batch, in tokens with padding, is at most this; a longer text runs alone. */
  readonly paddedTokens: number;
  /** A text joins a batch when it lacks at most this many tokens to the longest: about what a run of its own costs. */
  readonly paddingOfText: number;
}

/** Every text runs alone. */
export const oneByOne: BatchPolicy = { paddedTokens: 0, paddingOfText: 0 };

/**
 * Groups texts into batches of like lengths, longest first, so that a runtime that keeps its memory asks for the most at
 * once. Every text is in exactly one batch; equal lengths stay in order.
 *
 * @param lengths in tokens, of each text.
 * @returns positions in `lengths`, for each batch.
 */
export function planBatches(lengths: readonly number[], { paddedTokens, paddingOfText }: BatchPolicy): number[][] {
  const longestFirst = [...lengths.keys()].toSorted((a, b) => lengths[b]! - lengths[a]! || a - b);
  const batches: number[][] = [];
  for (const position of longestFirst) {
    const batch = batches.at(-1);
    const longest = batch ? lengths[batch[0]!]! : 0;
    if (batch && longest - lengths[position]! <= paddingOfText && longest * (batch.length + 1) <= paddedTokens) {
      batch.push(position);
    } else {
      batches.push([position]);
    }
  }
  return batches;
}
