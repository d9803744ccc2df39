import { averageTables } from './averageTables';
import { carryOver } from './carryOver';
import { sifWeights } from './sifWeights';
import type { TokenBags } from './TokenBags';

/** How often tokens occur, and in which passages. */
export interface TokenUse {
  readonly bags: TokenBags;
  /** How often each token occurs. */
  readonly counts: ArrayLike<number>;
}

export interface SettleOptions {
  /** How much the carried-over table counts, from 0 to 1. */
  readonly carriedShare: number;
  /** a of `sifWeights`, before and after. */
  readonly sif: { readonly from: number; readonly to: number };
}

/**
 * The last step of a refined table. Each row moves some of the way to what `carryOver` makes of the plain one, which
 * takes back what a few passages taught single tokens (as WiSE-FT: Wortsman et al. 2022, arXiv 2109.01903). Then the
 * weights of frequent tokens, which the refinement raised, are lowered to those of another SIF coefficient.
 *
 * @param plain packed rows of `dimensions` numbers, one for each token.
 * @param refined packed alike.
 */
export function settleTable(
  plain: Float32Array,
  refined: Float32Array,
  { bags, counts }: TokenUse,
  dimensions: number,
  { carriedShare, sif }: SettleOptions,
): Float32Array<ArrayBuffer> {
  const carried = carryOver(plain, refined, bags, dimensions);
  const table = averageTables([refined, carried], [1 - carriedShare, carriedShare]);
  const before = sifWeights(counts, sif.from);
  for (const [token, after] of sifWeights(counts, sif.to).entries()) {
    const factor = after / before[token]!;
    for (let d = token * dimensions; d < (token + 1) * dimensions; d++) table[d]! *= factor;
  }
  return table;
}
