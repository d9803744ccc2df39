/** What `plainUnit` gives for a code unit that is not plain. */
export const NOT_PLAIN = 1;

/** Combining characters, the Hangul letters that join into syllables, halves of pairs, and white space. */
const TIED = /[\p{M}\p{White_Space}\p{Cs}\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff\ufeff]/u;

/** Lower-case sigma depends on what stands after it. */
const SIGMA = /[Σσς]/;

/**
 * What the normaliser makes of one UTF-16 code unit, wherever it stands among plain ones: a part of a text that has only
 * plain code units is normalised one by one. `NOT_PLAIN` where that is not sure: where the result is not one code unit,
 * or one that can join what is before or after it.
 *
 * @param normalise Looks at characters alone, but for what Unicode's normal forms, upper and lower case tie together.
 * @param mark of the start of words: not plain.
 */
export function plainUnit(normalise: (text: string) => string, unit: number, mark: string): number {
  const character = String.fromCharCode(unit);
  if (unit <= 32 || TIED.test(character)) return NOT_PLAIN;
  const normalised = normalise(character);
  const isPlain =
    normalised.length === 1 &&
    normalised.charCodeAt(0) > 32 &&
    normalised !== mark &&
    !TIED.test(normalised) &&
    (normalised === character || !SIGMA.test(normalised));
  return isPlain ? normalised.charCodeAt(0) : NOT_PLAIN;
}
