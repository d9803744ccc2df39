/**
 * Spearman's rank correlation: Pearson's correlation of the ranks, where equal values share the mean of their ranks.
 * From -1 to 1; NaN when one side has only equal values or fewer than two.
 *
 * @throws RangeError when the lists differ in length.
 */
export function spearman(one: ArrayLike<number>, other: ArrayLike<number>): number {
  if (one.length !== other.length) {
    throw new RangeError(`A correlation needs pairs, not ${one.length} values against ${other.length}.`);
  }
  return pearson(ranksOf(one), ranksOf(other));
}

/** Ranks from 1, ascending; equal values get the mean of the ranks they take up. */
function ranksOf(values: ArrayLike<number>): Float64Array {
  const order = Array.from({ length: values.length }, (_, index) => index).toSorted((a, b) => values[a]! - values[b]!);
  const ranks = new Float64Array(values.length);
  let first = 0;
  while (first < order.length) {
    let end = first + 1;
    while (end < order.length && values[order[end]!] === values[order[first]!]) end++;
    for (let position = first; position < end; position++) ranks[order[position]!] = (first + 1 + end) / 2;
    first = end;
  }
  return ranks;
}

function pearson(one: Float64Array, other: Float64Array): number {
  const oneMean = meanOf(one);
  const otherMean = meanOf(other);
  let both = 0;
  let oneSquares = 0;
  let otherSquares = 0;
  for (let index = 0; index < one.length; index++) {
    const a = one[index]! - oneMean;
    const b = other[index]! - otherMean;
    both += a * b;
    oneSquares += a * a;
    otherSquares += b * b;
  }
  return both / Math.sqrt(oneSquares * otherSquares);
}

function meanOf(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}
