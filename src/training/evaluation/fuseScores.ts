/**
 * Convex fusion (Bruch, Gai and Ingber 2022, arXiv 2210.11934): both sides are brought to 0…1 by their least and
 * greatest score, then `share · dense + (1 - share) · lexical`.
 *
 * @throws RangeError when the lists differ in length.
 */
export function fuseScores(dense: Float64Array, lexical: Float64Array, share: number): Float64Array {
  if (dense.length !== lexical.length) throw new RangeError('Only scores of the same documents can be fused.');
  const scaledDense = scaleToUnit(dense);
  const scaledLexical = scaleToUnit(lexical);
  return scaledDense.map((score, document) => share * score + (1 - share) * scaledLexical[document]!);
}

function scaleToUnit(scores: Float64Array): Float64Array {
  let least = Infinity;
  let greatest = -Infinity;
  for (const score of scores) {
    least = Math.min(least, score);
    greatest = Math.max(greatest, score);
  }
  const range = greatest - least;
  return scores.map((score) => (range === 0 ? 0 : (score - least) / range));
}
