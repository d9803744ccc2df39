import type { SearchHit } from '../../protocol/EngineApi';

/** A hit as a row of the list. */
export interface ListedHit {
  readonly hit: SearchHit;
  /** Whether it stands below a better hit of the same document. */
  readonly isUnder: boolean;
  /** Further hits of its document that stand, or are folded, below it. */
  readonly others: number;
  readonly isUnfolded: boolean;
}

/**
 * The rows of the list: one for each hit, in their order; or, grouped, one for each document, its best hit, below which
 * the other hits of unfolded documents follow.
 */
export function listHits(
  hits: readonly SearchHit[],
  isGrouped: boolean,
  unfolded: ReadonlySet<number>,
): readonly ListedHit[] {
  if (!isGrouped) return hits.map((hit) => ({ hit, isUnder: false, others: 0, isUnfolded: false }));
  return [...Map.groupBy(hits, ({ document }) => document).values()].flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    const isUnfolded = others.length > 0 && unfolded.has(first.document);
    const lead: ListedHit = { hit: first, isUnder: false, others: others.length, isUnfolded };
    const under = others.map((hit): ListedHit => ({ hit, isUnder: true, others: 0, isUnfolded: false }));
    return isUnfolded ? [lead, ...under] : [lead];
  });
}
