import { compareRankedRows, type RankedRow } from '../DenseIndex';

/** What meaning and words found for one query. */
export interface Rankings {
  /** By similarity of embeddings, best first. */
  readonly dense: readonly RankedRow[];
  /** By shared words, best first. */
  readonly lexical: readonly RankedRow[];
}

/** How scores of one list are made comparable: by the least and greatest one, or by mean and standard deviation. */
export type ScoreScale = 'min-max' | 'z-score';

export interface ScoreFusionOptions {
  /** At most this many rows. */
  readonly limit: number;
  /** What the dense score counts, from 0 to 1; the lexical one counts the rest. */
  readonly denseShare: number;
  readonly scale?: ScoreScale;
}

/**
 * Convex fusion (Bruch, Gai and Ingber 2022, arXiv 2210.11934): `share · dense + (1 - share) · lexical` of scores that
 * were made comparable per query. A row that one list lacks counts there as that list's last. One list without rows
 * leaves the other's order. With `min-max`, scores lie from 0 to 1.
 */
export function fuseByScore(
  { dense, lexical }: Rankings,
  { limit, denseShare, scale = 'min-max' }: ScoreFusionOptions,
): RankedRow[] {
  const scaledDense = scaleScores(dense, scale);
  const scaledLexical = scaleScores(lexical, scale);
  const rows = new Set([...dense, ...lexical].map(({ row }) => row));
  return Array.from(rows, (row) => ({
    row,
    score: denseShare * scaledDense(row) + (1 - denseShare) * scaledLexical(row),
  }))
    .toSorted(compareRankedRows)
    .slice(0, limit);
}

/** A row's score on the common scale. */
function scaleScores(ranking: readonly RankedRow[], scale: ScoreScale): (row: number) => number {
  const scores = new Map(ranking.map(({ row, score }) => [row, score]));
  let least = Infinity;
  let greatest = -Infinity;
  let sum = 0;
  for (const score of scores.values()) {
    least = Math.min(least, score);
    greatest = Math.max(greatest, score);
    sum += score;
  }
  if (scores.size === 0) return () => 0;
  if (scale === 'min-max') {
    // A single row, or equal ones, are all as good as the best.
    const range = greatest - least;
    return (row) => (range === 0 ? Number(scores.has(row)) : ((scores.get(row) ?? least) - least) / range);
  }
  const mean = sum / scores.size;
  let squares = 0;
  for (const score of scores.values()) squares += (score - mean) ** 2;
  const deviation = Math.sqrt(squares / scores.size);
  return (row) => (deviation === 0 ? 0 : ((scores.get(row) ?? least) - mean) / deviation);
}
