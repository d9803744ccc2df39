/** For one query: the ids found, best first, none twice. */
export type Ranking = readonly number[];

/** For one query: the grade of every relevant id, above 0. Ids not in it are not relevant. */
export type Judgements = ReadonlyMap<number, number>;

/**
 * Normalised discounted cumulative gain of the first `k` (Järvelin and Kekäläinen 2002): the sum of
 * `grade / log₂(rank + 1)`, divided by that of the best possible order. From 0 to 1; NaN without a relevant id.
 */
export function ndcgAt(k: number, ranking: Ranking, judgements: Judgements): number {
  const gains = ranking.slice(0, k).map((id) => judgements.get(id) ?? 0);
  const best = [...judgements.values()].toSorted((a, b) => b - a).slice(0, k);
  return discountedSum(gains) / discountedSum(best);
}

function discountedSum(gains: readonly number[]): number {
  return gains.reduce((sum, gain, index) => sum + gain / Math.log2(index + 2), 0);
}

/** The share of the relevant ids that is among the first `k`. From 0 to 1; NaN without a relevant id. */
export function recallAt(k: number, ranking: Ranking, judgements: Judgements): number {
  return ranking.slice(0, k).filter((id) => judgements.has(id)).length / judgements.size;
}

/** One divided by the rank of the first relevant id; 0 when none is among the first `k`. */
export function reciprocalRankAt(k: number, ranking: Ranking, judgements: Judgements): number {
  const index = ranking.slice(0, k).findIndex((id) => judgements.has(id));
  return index === -1 ? 0 : 1 / (index + 1);
}
