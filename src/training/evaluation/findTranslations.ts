import { dot } from './dot';

/**
 * For sentences and their translations, whether each one's nearest neighbour on the other side is its own translation
 * (as for Tatoeba: Artetxe and Schwenk 2019, arXiv 1812.10464). The mean is the alignment accuracy at 1. Ties count as
 * missed.
 *
 * @param one unit rows, `count × dimensions`; row i of `other` is the translation of row i.
 * @returns for each pair 1, ½ or 0: the mean of both directions.
 * @throws RangeError when the sides differ in size.
 */
export function findTranslations(one: Float32Array, other: Float32Array, dimensions: number): Float64Array {
  if (one.length !== other.length) throw new RangeError('Every sentence needs one translation.');
  const forth = findNearest(one, other, dimensions);
  const back = findNearest(other, one, dimensions);
  return forth.map((found, pair) => (found + back[pair]!) / 2);
}

function findNearest(queries: Float32Array, rows: Float32Array, dimensions: number): Float64Array {
  const count = rows.length / dimensions;
  return Float64Array.from({ length: count }, (_, query) => {
    const own = dot(queries, query, rows, query, dimensions);
    for (let row = 0; row < count; row++) {
      if (row !== query && dot(queries, query, rows, row, dimensions) >= own) return 0;
    }
    return 1;
  });
}
