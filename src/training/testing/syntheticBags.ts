import type { Random } from '../../index/Random';
import type { TokenBags } from '../TokenBags';

/** Passages of one to `longest` different tokens, ids rising. */
export function syntheticBags(
  random: Random,
  { passages, vocabulary, longest }: { passages: number; vocabulary: number; longest: number },
): TokenBags {
  const starts = [0];
  const ids: number[] = [];
  for (let passage = 0; passage < passages; passage++) {
    const tokens = random.permutation(vocabulary).slice(0, 1 + random.below(longest));
    ids.push(...tokens.toSorted());
    starts.push(ids.length);
  }
  return {
    starts: Int32Array.from(starts),
    ids: Int32Array.from(ids),
    counts: Float32Array.from(ids, () => 1 + random.below(3)),
  };
}
