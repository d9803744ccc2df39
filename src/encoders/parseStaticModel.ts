import { ModelFormatError } from './ModelFormatError';
import { parseSafetensors, type Tensor } from './parseSafetensors';
import type { SimilarityScale } from './Encoder';
import { readTensor } from './readTensor';
import type { StaticModel } from './StaticModel';
import { recordOf } from './tokenizers/jsonParts';
import { FastTokenizer } from './tokenizers/FastTokenizer';
import { parseTokenizer } from './tokenizers/parseTokenizer';

/** The three files of a static model. */
export interface StaticModelFiles {
  /** `config.json`, parsed. */
  readonly config: unknown;
  /** `tokenizer.json`, parsed. */
  readonly tokenizer: unknown;
  /** `model.safetensors`. */
  readonly weights: ArrayBuffer;
}

/** What the files of a plain Model2Vec model do not say. */
export interface StaticModelDescription {
  readonly name: string;
  /** Changes with the files. */
  readonly revision: string;
  readonly similarity: SimilarityScale;
}

/** Values beyond this could make a sum of rows infinite; those of real models are below 1,000. */
const GREATEST_VALUE = 1e6;

/**
 * Reads a Model2Vec model: `embeddings` in int8, float16 or float32, one row for each token, or as many as `mapping`
 * (a row for each token) names; optionally `weights`, a factor for each token. As in the Python package, the mapping
 * says where a token's row is, and the weight goes by the token.
 *
 * @param description Of a plain model. Without one, `config.json` carries under `inkling` the name for people, the
 *   revision (the first 16 hexadecimal digits of the SHA-256 of `model.safetensors`) and the scale of similarities.
 * @throws ModelFormatError naming the part that does not fit.
 */
export function parseStaticModel(files: StaticModelFiles, description?: StaticModelDescription): StaticModel {
  const config = recordOf(files.config, 'config.json');
  if (config['model_type'] !== 'model2vec') {
    throw new ModelFormatError(`config.json is of a "${String(config['model_type'])}" model, not model2vec.`);
  }
  const { name, revision, similarity } = description ?? describedBy(config['inkling']);
  const parts = parseTokenizer(files.tokenizer);
  const tensors = parseSafetensors(files.weights);
  const [rows, dimensions] = shapeOf(tensors.get('embeddings'));
  const embeddings = readTensor(tensors, 'embeddings', ['I8', 'F16', 'F32'], GREATEST_VALUE);
  const tokens = parts.vocabularySize;
  const mapping = tensors.has('mapping') ? readMapping(tensors, rows) : null;
  if ((mapping?.length ?? rows) !== tokens) {
    throw new ModelFormatError(`The model has ${mapping?.length ?? rows} rows for ${tokens} tokens.`);
  }
  const weights = tensors.has('weights')
    ? new Float32Array(readTensor(tensors, 'weights', ['F16', 'F32', 'F64'], GREATEST_VALUE))
    : new Float32Array(tokens).fill(1);
  if (weights.length !== tokens) {
    throw new ModelFormatError(`The model has ${weights.length} weights for ${tokens} tokens.`);
  }
  // What is unknown is left out of the sum.
  weights[parts.vocabulary.unknownId] = 0;
  return {
    identity: `${name}@${revision}`,
    name,
    dimensions,
    tokenizer: new FastTokenizer(parts),
    embeddings: embeddings instanceof Int8Array ? embeddings : new Float32Array(embeddings),
    weights,
    rowOfToken: mapping,
    similarity,
  };
}

function describedBy(inkling: unknown): StaticModelDescription {
  const { name, revision, similarity } = (inkling ?? {}) as Record<string, unknown>;
  const { unrelated, same } = (similarity ?? {}) as Record<string, unknown>;
  if (typeof name !== 'string' || typeof revision !== 'string') {
    throw new ModelFormatError('config.json lacks the name and revision under "inkling".');
  }
  if (typeof unrelated !== 'number' || typeof same !== 'number' || !(unrelated < same)) {
    throw new ModelFormatError('config.json lacks the similarity scale under "inkling".');
  }
  return { name, revision, similarity: { unrelated, same } };
}

function shapeOf(embeddings: Tensor | undefined): readonly [rows: number, dimensions: number] {
  if (!embeddings) throw new ModelFormatError('The model file lacks the tensor "embeddings".');
  const [rows, dimensions, ...more] = embeddings.shape;
  if (!rows || !dimensions || more.length > 0) {
    throw new ModelFormatError(`The tensor "embeddings" has the shape [${embeddings.shape.join(', ')}].`);
  }
  return [rows, dimensions];
}

function readMapping(tensors: ReadonlyMap<string, Tensor>, rows: number): Int32Array {
  const mapping = new Int32Array(readTensor(tensors, 'mapping', ['I32', 'I64'], rows - 1));
  if (mapping.some((row) => row < 0)) throw new ModelFormatError('The tensor "mapping" holds a negative row.');
  return mapping;
}
