import type { EncodeOptions, Encoder, EncoderInput, SimilarityScale } from './Encoder';
import type { UnigramTokenizer } from './UnigramTokenizer';

/** A Model2Vec table: what `parseStaticModel` reads from a model's files. */
export interface StaticModel {
  readonly identity: string;
  readonly name: string;
  readonly dimensions: number;
  readonly tokenizer: UnigramTokenizer;
  /** One row for each token, `vocabulary × dimensions`, row-major. */
  readonly embeddings: Int8Array;
  /** One factor for each token: the row's scale times the token's weight. */
  readonly weights: Float32Array;
  readonly similarity: SimilarityScale;
}

/** Keeps the division finite for a text without known tokens (as in Model2Vec). */
const TINY_NORM = 1e-32;

/**
 * Encodes by table look-up: the mean of the weighted rows of a text's tokens, L2-normalised (Model2Vec, `StaticModel`
 * of the Python package). The mean's divisor cancels in the normalisation, so rows are only summed.
 */
export class StaticEncoder implements Encoder {
  readonly identity: string;
  readonly name: string;
  readonly device = 'CPU';
  readonly dimensions: number;
  readonly similarity: SimilarityScale;
  readonly #model: StaticModel;

  constructor(model: StaticModel) {
    this.identity = model.identity;
    this.name = model.name;
    this.dimensions = model.dimensions;
    this.similarity = model.similarity;
    this.#model = model;
  }

  async encode(inputs: readonly EncoderInput[], options: EncodeOptions): Promise<Float32Array<ArrayBuffer>> {
    const rows = new Float32Array(inputs.length * this.dimensions);
    for (const [index, input] of inputs.entries()) {
      options.signal?.throwIfAborted();
      this.#encodeInto(rows.subarray(index * this.dimensions, (index + 1) * this.dimensions), textOf(input));
      options.onProgress?.(index + 1);
    }
    return rows;
  }

  #encodeInto(row: Float32Array, text: string): void {
    const { embeddings, weights, tokenizer } = this.#model;
    const dimensions = row.length;
    const sum = new Float64Array(dimensions);
    tokenizer.forEachWord(text, (wordIds) => {
      for (let token = 0; token < wordIds.length; token++) {
        const id = wordIds[token]!;
        if (id === tokenizer.unknownId) continue;
        const weight = weights[id]!;
        const offset = id * dimensions;
        for (let d = 0; d < dimensions; d++) sum[d]! += weight * embeddings[offset + d]!;
      }
    });
    let squares = 0;
    for (let d = 0; d < dimensions; d++) squares += sum[d]! * sum[d]!;
    const factor = 1 / (Math.sqrt(squares) + TINY_NORM);
    for (let d = 0; d < dimensions; d++) row[d] = sum[d]! * factor;
  }
}

function textOf({ context, text }: EncoderInput): string {
  return context === undefined || context.length === 0 ? text : `${context.join('. ')}. ${text}`;
}
