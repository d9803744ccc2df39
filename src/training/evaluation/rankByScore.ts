import type { Ranking } from './rankings';

/** The ids of the documents by score, highest first; ties by position. */
export function rankByScore(scores: Float64Array, ids: readonly number[]): Ranking {
  return Array.from(scores.keys())
    .toSorted((a, b) => scores[b]! - scores[a]! || a - b)
    .map((position) => ids[position]!);
}
