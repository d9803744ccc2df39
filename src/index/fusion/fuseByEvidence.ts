import { compareRankedRows, type RankedRow } from '../DenseIndex';
import type { LexicalAnswer } from '../lexical/LexicalIndex';

/** What an encoder's cosines mean. */
export interface SimilarityScale {
  /** The cosine of texts that have nothing to do with each other. */
  readonly unrelated: number;
  /** The cosine of texts that say the same. */
  readonly same: number;
}

export interface EvidenceFusionOptions {
  /** At most this many rows. */
  readonly limit: number;
  /** Of the encoder that ranked by meaning. */
  readonly similarity: SimilarityScale;
  /** What meaning counts, from 0 to 1; words count the rest. Belongs to the encoder: the better it is, the more. */
  readonly denseShare: number;
}

/**
 * What the words of a row say, from 0 to 1: the square of the share of the query that they explain. Of a question or a
 * query in another language, many passages hold some word by chance; who types a name or a code means all of it.
 *
 * @param share of the query's rarity: a lexical score divided by the highest possible one.
 */
export function wordEvidence(share: number): number {
  return share * share;
}

/**
 * Adds what meaning and words say about a row, each on a scale that does not depend on the other rows: how near its
 * embedding lies to the query's, from unrelated (0) to the same (1), and how much of the query its words explain, see
 * `wordEvidence`.
 *
 * So the weight depends on the query: rare words and codes that a row holds count much; where words explain little,
 * as in a paraphrase or another language, meaning decides. A row that the dense list lacks counts there as its last.
 * This beats scores scaled by the best and worst row of each list, because there the best of bad matches counts as much
 * as an exact one.
 */
export function fuseByEvidence(
  dense: readonly RankedRow[],
  lexical: LexicalAnswer,
  { limit, similarity: { unrelated, same }, denseShare }: EvidenceFusionOptions,
): RankedRow[] {
  const meanings = new Map(dense.map(({ row, score }) => [row, (score - unrelated) / (same - unrelated)]));
  return Array.from(addEvidence(meanings, lexical, denseShare), ([row, score]) => ({ row, score }))
    .toSorted(compareRankedRows)
    .slice(0, limit);
}

/** What `fuseByEvidence` says of each row, in no order. @param meanings By row: from unrelated (0) to the same (1). */
export function addEvidence(
  meanings: ReadonlyMap<number, number>,
  { ranked: lexical, highest }: LexicalAnswer,
  denseShare: number,
): ReadonlyMap<number, number> {
  const scores = new Map<number, number>();
  let lacking = meanings.size === 0 ? 0 : Infinity;
  for (const [row, meaning] of meanings) {
    lacking = Math.min(lacking, denseShare * meaning);
    scores.set(row, denseShare * meaning);
  }
  for (const { row, score } of lexical) {
    scores.set(row, (scores.get(row) ?? lacking) + (1 - denseShare) * wordEvidence(score / highest));
  }
  return scores;
}
