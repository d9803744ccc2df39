import type { SimilarityScale } from './Encoder';
import type { Tokenizer } from './tokenizers/Tokenizer';

/** A Model2Vec table: what `parseStaticModel` reads from a model's files. */
export interface StaticModel {
  readonly identity: string;
  readonly name: string;
  readonly dimensions: number;
  readonly tokenizer: Tokenizer;
  /** `rows × dimensions`, row-major. */
  readonly embeddings: Int8Array | Float32Array;
  /** One factor for each token: the row's scale times the token's weight; 0 for the unknown token. */
  readonly weights: Float32Array;
  /** The row of each token; null where token and row have the same number. */
  readonly rowOfToken: Int32Array | null;
  readonly similarity: SimilarityScale;
}
