import { ModelFormatError } from '../ModelFormatError';
import { parseSafetensors, type Tensor } from '../parseSafetensors';
import type { Matrix } from './multiply';
import type { GemmaConfig } from './parseGemmaConfig';

/** The weights of one layer. Norms are gains less one (`rmsNorm`). */
export interface LayerWeights {
  /** `[hidden]` */
  readonly inputNorm: Float32Array;
  /** `[query heads · head size, hidden]` */
  readonly query: Matrix;
  /** `[key and value heads · head size, hidden]` */
  readonly key: Matrix;
  /** `[key and value heads · head size, hidden]` */
  readonly value: Matrix;
  /** `[head size]`, the same for every head. */
  readonly queryNorm: Float32Array;
  /** `[head size]`, the same for every head. */
  readonly keyNorm: Float32Array;
  /** `[hidden, query heads · head size]` */
  readonly output: Matrix;
  /** `[hidden]` */
  readonly postAttentionNorm: Float32Array;
  /** `[hidden]` */
  readonly preFeedForwardNorm: Float32Array;
  /** `[feed-forward, hidden]` */
  readonly gate: Matrix;
  /** `[feed-forward, hidden]` */
  readonly up: Matrix;
  /** `[hidden, feed-forward]` */
  readonly down: Matrix;
  /** `[hidden]` */
  readonly postFeedForwardNorm: Float32Array;
}

/** All weights of an EmbeddingGemma, as float32. */
export interface GemmaWeights {
  /** `[vocabulary, hidden]`, row-major. */
  readonly tokenEmbeddings: Float32Array;
  readonly layers: readonly LayerWeights[];
  /** `[hidden]` */
  readonly finalNorm: Float32Array;
  /** `[inner, hidden]`, then `[dimensions, inner]`: 768 → 3072 → 768 in the published model. */
  readonly dense: readonly [Matrix, Matrix];
}

/**
 * Reads the weights of an EmbeddingGemma from its `model.safetensors`; `loadReference` says what is in it.
 *
 * @throws ModelFormatError naming the tensor that is missing, not float32 or of another shape than `config` says.
 */
export function parseGemmaWeights(config: GemmaConfig, file: ArrayBuffer): GemmaWeights {
  const { vocabularySize, hiddenSize, feedForwardSize, headSize } = config;
  const querySize = config.queryHeads * headSize;
  const keyValueSize = config.keyValueHeads * headSize;
  const tensors = parseSafetensors(file);

  const row = (name: string, length: number) => readFloats(tensors, `${name}.weight`, [length]).values;
  const matrix = (name: string, outputs: number | null, inputs: number): Matrix => {
    const { shape, values } = readFloats(tensors, `${name}.weight`, [outputs, inputs]);
    return { outputs: shape[0]!, inputs, values };
  };
  const firstDense = matrix('dense.0', null, hiddenSize);

  return {
    tokenEmbeddings: matrix('embed_tokens', vocabularySize, hiddenSize).values,
    layers: config.layers.map((_, index) => ({
      inputNorm: row(`layers.${index}.input_layernorm`, hiddenSize),
      query: matrix(`layers.${index}.self_attn.q_proj`, querySize, hiddenSize),
      key: matrix(`layers.${index}.self_attn.k_proj`, keyValueSize, hiddenSize),
      value: matrix(`layers.${index}.self_attn.v_proj`, keyValueSize, hiddenSize),
      queryNorm: row(`layers.${index}.self_attn.q_norm`, headSize),
      keyNorm: row(`layers.${index}.self_attn.k_norm`, headSize),
      output: matrix(`layers.${index}.self_attn.o_proj`, hiddenSize, querySize),
      postAttentionNorm: row(`layers.${index}.post_attention_layernorm`, hiddenSize),
      preFeedForwardNorm: row(`layers.${index}.pre_feedforward_layernorm`, hiddenSize),
      gate: matrix(`layers.${index}.mlp.gate_proj`, feedForwardSize, hiddenSize),
      up: matrix(`layers.${index}.mlp.up_proj`, feedForwardSize, hiddenSize),
      down: matrix(`layers.${index}.mlp.down_proj`, hiddenSize, feedForwardSize),
      postFeedForwardNorm: row(`layers.${index}.post_feedforward_layernorm`, hiddenSize),
    })),
    finalNorm: row('norm', hiddenSize),
    dense: [firstDense, matrix('dense.1', null, firstDense.outputs)],
  };
}

/** @param expected the shape, with `null` where any size will do. */
function readFloats(
  tensors: ReadonlyMap<string, Tensor>,
  name: string,
  expected: readonly (number | null)[],
): { readonly shape: readonly number[]; readonly values: Float32Array } {
  const tensor = tensors.get(name);
  if (!tensor) throw new ModelFormatError(`The model file lacks the tensor "${name}".`);
  const { dtype, shape, bytes } = tensor;
  if (dtype !== 'F32') throw new ModelFormatError(`The tensor "${name}" is ${dtype}, not F32.`);

  const fits =
    shape.length === expected.length && expected.every((size, axis) => size === null || size === shape[axis]);
  const entries = shape.reduce((product, size) => product * size, 1);
  if (!fits || bytes.length !== entries * Float32Array.BYTES_PER_ELEMENT) {
    const wanted = expected.map((size) => size ?? 'any').join(', ');
    throw new ModelFormatError(
      `The tensor "${name}" has the shape [${shape.join(', ')}] in ${bytes.length} bytes, not [${wanted}] in float32.`,
    );
  }
  // Copied, because a tensor may start at any byte and a Float32Array may not.
  return { shape, values: new Float32Array(bytes.slice().buffer) };
}
