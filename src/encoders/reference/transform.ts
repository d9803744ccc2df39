import { attend } from './attend';
import { multiply } from './multiply';
import type { GemmaConfig, LayerConfig } from './parseGemmaConfig';
import type { GemmaWeights, LayerWeights } from './parseGemmaWeights';
import { rmsNorm } from './rmsNorm';

/**
 * The transformer: Gemma 3 (arXiv 2503.19786) with attention in both directions (arXiv 2509.20354).
 *
 * @param ids one for each token, each within the vocabulary.
 * @returns the last hidden state: one row of the hidden size for each token, after the final norm.
 */
export function transform(ids: readonly number[], config: GemmaConfig, weights: GemmaWeights): Float64Array[] {
  let rows = ids.map((id) => scaledTokenEmbedding(id, config, weights));
  for (const [index, layer] of config.layers.entries()) {
    rows = applyLayer(rows, weights.layers[index]!, layer, config);
  }
  return rows.map((row) => rmsNorm(row, weights.finalNorm, config.normEpsilon));
}

/** The token's row of the embedding table times `√hidden`. */
function scaledTokenEmbedding(
  id: number,
  { hiddenSize }: GemmaConfig,
  { tokenEmbeddings }: GemmaWeights,
): Float64Array {
  const row = Float64Array.from(tokenEmbeddings.subarray(id * hiddenSize, (id + 1) * hiddenSize));
  return row.map((value) => value * Math.sqrt(hiddenSize));
}

/** Attention, then the feed-forward network, each normalised before and after and added to what came in. */
function applyLayer(
  rows: readonly Float64Array[],
  weights: LayerWeights,
  layer: LayerConfig,
  config: GemmaConfig,
): Float64Array[] {
  const norm = (row: Float64Array, gains: Float32Array) => rmsNorm(row, gains, config.normEpsilon);

  const normalised = rows.map((row) => norm(row, weights.inputNorm));
  const attended = attend(normalised, weights, layer, config);
  const between = rows.map((row, position) => add(row, norm(attended[position]!, weights.postAttentionNorm)));
  return between.map((row) => {
    const fed = feedForward(norm(row, weights.preFeedForwardNorm), weights);
    return add(row, norm(fed, weights.postFeedForwardNorm));
  });
}

/** `down · (gelu(gate · x) ⊙ (up · x))` (GEGLU, arXiv 2002.05202). */
function feedForward(row: Float64Array, { gate, up, down }: LayerWeights): Float64Array {
  const raised = multiply(up, row);
  const gated = multiply(gate, row).map((value, d) => gelu(value) * raised[d]!);
  return multiply(down, gated);
}

/**
 * GELU by its approximation with tanh (arXiv 1606.08415), as `config.json` says. The exact one moves an embedding by
 * only 4e-5, so that a loose comparison does not tell them apart.
 */
function gelu(x: number): number {
  return 0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3)));
}

function add(a: Float64Array, b: Float64Array): Float64Array {
  const sum = new Float64Array(a.length);
  for (let d = 0; d < a.length; d++) sum[d] = a[d]! + b[d]!;
  return sum;
}
