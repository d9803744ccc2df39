import type { SearchHit } from '../../protocol/EngineApi';

/**
 * The hits of a new answer to the same question, in an order that moves nothing the person is reaching for: the rows up to
 * the one they have reached stay as they are, what is new follows in its own order.
 *
 * @param shown The hits on screen.
 * @param reached The keys of the rows to keep, in their order on screen.
 * @param areCurrent Whether what is shown is still in the library for certain; otherwise only what was found again stays.
 */
export function keepReached(
  shown: readonly SearchHit[],
  next: readonly SearchHit[],
  reached: readonly string[],
  areCurrent: boolean,
): readonly SearchHit[] {
  if (reached.length === 0) return next;
  const found = new Set(next.map(({ key }) => key));
  const byKey = new Map(shown.map((hit) => [hit.key, hit]));
  const kept = reached.flatMap((key) => {
    const hit = byKey.get(key);
    return hit && (areCurrent || found.has(key)) ? [hit] : [];
  });
  const stays = new Set(kept.map(({ key }) => key));
  return [...kept, ...next.filter(({ key }) => !stays.has(key))];
}
