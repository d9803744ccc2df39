import { multiply, type Matrix } from './multiply';
import type { GemmaConfig, LayerConfig } from './parseGemmaConfig';
import type { LayerWeights } from './parseGemmaWeights';
import { rmsNorm } from './rmsNorm';
import { rotate } from './rotate';

/**
 * Attention in both directions: each token takes in the values of all tokens within the layer's reach, itself included,
 * weighted by how well its query fits their keys. Queries and keys are normalised head by head (arXiv 2503.19786),
 * then rotated; several heads of queries share one head of keys and values (arXiv 2305.13245).
 *
 * @param rows one of the hidden size for each token, normalised.
 * @returns one of the hidden size for each token.
 */
export function attend(
  rows: readonly Float64Array[],
  weights: LayerWeights,
  { reach, rotaryBase }: LayerConfig,
  { headSize, queryHeads, keyValueHeads, queryScale, normEpsilon }: GemmaConfig,
): Float64Array[] {
  const project = (matrix: Matrix) => rows.map((row) => splitHeads(multiply(matrix, row), headSize));
  const place = (tokens: readonly Float64Array[][], norm: Float32Array) =>
    tokens.map((heads, position) =>
      heads.map((head) => rotate(rmsNorm(head, norm, normEpsilon), position, rotaryBase)),
    );
  const queries = place(project(weights.query), weights.queryNorm);
  const keys = place(project(weights.key), weights.keyNorm);
  const values = project(weights.value);
  const queriesPerKey = queryHeads / keyValueHeads;

  return queries.map((tokenQueries, position) => {
    const first = Math.max(0, position - reach);
    const end = position + reach + 1;
    const heads = tokenQueries.map((query, head) => {
      const shared = Math.floor(head / queriesPerKey);
      const scores = keys.slice(first, end).map((key) => queryScale * dot(query, key[shared]!));
      const seen = values.slice(first, end).map((value) => value[shared]!);
      return weightedSum(seen, softmax(scores));
    });
    return multiply(weights.output, joinHeads(heads));
  });
}

/** `[heads · size]` → heads of `[size]`. */
function splitHeads(row: Float64Array, size: number): Float64Array[] {
  return Array.from({ length: row.length / size }, (_, head) => row.subarray(head * size, (head + 1) * size));
}

/** Heads of `[size]` → `[heads · size]`. */
function joinHeads(heads: readonly Float64Array[]): Float64Array {
  const size = heads[0]!.length;
  const joined = new Float64Array(heads.length * size);
  for (const [index, head] of heads.entries()) joined.set(head, index * size);
  return joined;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let d = 0; d < a.length; d++) sum += a[d]! * b[d]!;
  return sum;
}

/** `exp(sᵢ) / Σ exp(sⱼ)`; the greatest score is taken off first, which changes nothing but keeps `exp` finite. */
function softmax(scores: readonly number[]): number[] {
  const greatest = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - greatest));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}

function weightedSum(rows: readonly Float64Array[], weights: readonly number[]): Float64Array {
  const sum = new Float64Array(rows[0]!.length);
  for (const [index, row] of rows.entries()) {
    const weight = weights[index]!;
    for (let d = 0; d < sum.length; d++) sum[d]! += weight * row[d]!;
  }
  return sum;
}
