import type { SimilarityScale } from '../encoders/Encoder';
import { quantiseTable } from './quantiseTable';
import { writeSafetensors } from './writeSafetensors';

export interface StaticModelDescription {
  /** For people. */
  readonly name: string;
  readonly dimensions: number;
  readonly similarity: SimilarityScale;
  /** SHA-256 of bytes, in hexadecimal digits. */
  readonly hash: (bytes: Uint8Array) => string;
}

export interface WrittenModel {
  /** `model.safetensors`: int8 `embeddings` and float32 `weights`, each a row's scale with the token's weight inside. */
  readonly weights: Uint8Array<ArrayBuffer>;
  /** `config.json`: what the Python package `model2vec` reads, and `inkling`, which `parseStaticModel` reads. */
  readonly config: object;
}

/** A token table as the files of a Model2Vec model; its `tokenizer.json` stays the one it was trained with. */
export function writeStaticModel(table: Float32Array, description: StaticModelDescription): WrittenModel {
  const { name, dimensions, similarity, hash } = description;
  const { embeddings, scales } = quantiseTable(table, dimensions);
  const weights = writeSafetensors(
    new Map([
      ['weights', { dtype: 'F32', shape: [scales.length], bytes: new Uint8Array(scales.buffer) }],
      ['embeddings', { dtype: 'I8', shape: [scales.length, dimensions], bytes: new Uint8Array(embeddings.buffer) }],
    ]),
  );
  return {
    weights,
    config: {
      model_type: 'model2vec',
      architectures: ['StaticModel'],
      tokenizer_name: 'tokenizer.json',
      apply_pca: dimensions,
      sif_coefficient: 1e-3,
      hidden_dim: dimensions,
      seq_length: 1_000_000,
      normalize: true,
      embedding_dtype: 'int8',
      pooling: 'mean',
      inkling: { name, revision: hash(weights).slice(0, 16), similarity },
    },
  };
}
