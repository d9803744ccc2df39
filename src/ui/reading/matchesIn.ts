import type { SearchAnswer, SearchHit } from '../../protocol/EngineApi';

/** The hits in one document, in the document's order. */
export function matchesIn(document: number, answer: SearchAnswer | null): readonly SearchHit[] {
  const hits = answer?.hits.filter((hit) => hit.document === document) ?? [];
  return hits.toSorted((a, b) => a.range.start - b.range.start);
}
