import { ModelFormatError } from './ModelFormatError';
import { parseSafetensors, type Tensor } from './parseSafetensors';
import type { StaticModel } from './StaticEncoder';
import { UnigramTokenizer } from './UnigramTokenizer';

/** The three files of a static model. */
export interface StaticModelFiles {
  /** `config.json`, parsed. */
  readonly config: unknown;
  /** `tokenizer.json`, parsed. */
  readonly tokenizer: unknown;
  /** `model.safetensors`. */
  readonly weights: ArrayBuffer;
}

interface StaticConfig {
  readonly model_type?: unknown;
  readonly inkling?: {
    readonly name?: unknown;
    readonly revision?: unknown;
    readonly similarity?: { readonly unrelated?: unknown; readonly same?: unknown };
  };
}

/**
 * Reads a Model2Vec model with int8 rows. Its `config.json` carries, under `inkling`, the name for people, the revision
 * (the first 16 hexadecimal digits of the SHA-256 of `model.safetensors`) and the scale of its similarities.
 *
 * @throws ModelFormatError naming the part that does not fit.
 */
export function parseStaticModel(files: StaticModelFiles): StaticModel {
  const { model_type: type, inkling } = files.config as StaticConfig;
  if (type !== 'model2vec') throw new ModelFormatError(`config.json is of a "${String(type)}" model, not model2vec.`);
  const { name, revision, similarity } = inkling ?? {};
  const { unrelated, same } = similarity ?? {};
  if (typeof name !== 'string' || typeof revision !== 'string') {
    throw new ModelFormatError('config.json lacks the name and revision under "inkling".');
  }
  if (typeof unrelated !== 'number' || typeof same !== 'number' || unrelated >= same) {
    throw new ModelFormatError('config.json lacks the similarity scale under "inkling".');
  }

  const tokenizer = new UnigramTokenizer(files.tokenizer);
  const tensors = parseSafetensors(files.weights);
  const embeddings = required(tensors, 'embeddings', 'I8');
  const weights = required(tensors, 'weights', 'F32');
  const [rows, dimensions] = embeddings.shape as [number, number];
  if (embeddings.shape.length !== 2 || embeddings.bytes.length !== rows * dimensions) {
    throw new ModelFormatError(`The tensor "embeddings" has the shape [${embeddings.shape.join(', ')}].`);
  }
  if (rows !== tokenizer.vocabularySize || weights.bytes.length !== rows * Float32Array.BYTES_PER_ELEMENT) {
    throw new ModelFormatError(
      `The model has ${rows} rows and ${weights.bytes.length / 4} weights for ${tokenizer.vocabularySize} tokens.`,
    );
  }
  return {
    identity: `${name}@${revision}`,
    name,
    dimensions,
    tokenizer,
    embeddings: new Int8Array(embeddings.bytes.buffer, embeddings.bytes.byteOffset, embeddings.bytes.length),
    // Copied, because a tensor may start at any byte and a Float32Array may not.
    weights: new Float32Array(weights.bytes.slice().buffer),
    similarity: { unrelated, same },
  };
}

function required(tensors: ReadonlyMap<string, Tensor>, name: string, dtype: string): Tensor {
  const tensor = tensors.get(name);
  if (!tensor) throw new ModelFormatError(`The model file lacks the tensor "${name}".`);
  if (tensor.dtype !== dtype) throw new ModelFormatError(`The tensor "${name}" is ${tensor.dtype}, not ${dtype}.`);
  return tensor;
}
