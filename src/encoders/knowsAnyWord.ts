import type { Starter } from './Starter';

/**
 * Words that are less probable for each of their UTF-8 bytes, as a natural logarithm, are read in pieces that say little of
 * them: `zzzzqq` 6.6, `blorp` 4.8, but also `Hefeteig`, or `pond` 4.5.
 */
const LEAST_PER_BYTE = -3.8;
/** Words that are more probable, one in 6,000 or so, such as "the", say nothing. */
const COMMON = -8.7;

const utf8 = new TextEncoder();

/**
 * Whether a starter knows any of some words so well that their embedding says what they are about. Where it cannot tell, it
 * is taken to know them.
 */
export function knowsAnyWord(words: readonly string[], starter: Pick<Starter, 'logProbabilityOf'>): boolean {
  return (
    words.length === 0 ||
    words.some((word) => {
      const logProbability = starter.logProbabilityOf(word);
      if (logProbability === -Infinity) return true;
      return logProbability < COMMON && logProbability >= LEAST_PER_BYTE * utf8.encode(word).length;
    })
  );
}
