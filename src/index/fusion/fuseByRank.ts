import { compareRankedRows, type RankedRow } from '../DenseIndex';

export interface RankFusionOptions {
  /** At most this many rows. */
  readonly limit: number;
  /** How little the first ranks are ahead: 60 in the paper. */
  readonly k?: number;
}

/**
 * Reciprocal rank fusion (Cormack, Clarke and Büttcher 2009): a row scores the sum of `1 / (k + rank)` over the lists
 * that hold it, ranks from 1. Needs no weights and no scores, and loses to the better list where the other one is much
 * weaker.
 *
 * @param rankings best first, no row twice.
 */
export function fuseByRank(
  rankings: readonly (readonly RankedRow[])[],
  { limit, k = 60 }: RankFusionOptions,
): RankedRow[] {
  const scores = new Map<number, number>();
  for (const ranking of rankings) {
    for (const [index, { row }] of ranking.entries()) scores.set(row, (scores.get(row) ?? 0) + 1 / (k + index + 1));
  }
  return [...scores]
    .map(([row, score]) => ({ row, score }))
    .toSorted(compareRankedRows)
    .slice(0, limit);
}
