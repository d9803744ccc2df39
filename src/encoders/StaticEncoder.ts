import type { EncodeOptions, Encoder, EncoderInput, SimilarityScale } from './Encoder';
import { makePooling } from './kernels/makePooling';
import type { Pooling } from './Pooling';
import type { StaticModel } from './StaticModel';
import { TokenIds } from './tokenizers/TokenIds';
import type { Tokenizer } from './tokenizers/Tokenizer';

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
  readonly #tokenizer: Tokenizer;
  readonly #pooling: Pooling;
  readonly #ids = new TokenIds();

  constructor(model: StaticModel, pooling: Pooling = makePooling(model)) {
    this.identity = model.identity;
    this.name = model.name;
    this.dimensions = model.dimensions;
    this.similarity = model.similarity;
    // Not the model: the pooling may have its own copy of the table.
    this.#tokenizer = model.tokenizer;
    this.#pooling = pooling;
  }

  async encode(inputs: readonly EncoderInput[], options: EncodeOptions): Promise<Float32Array<ArrayBuffer>> {
    const rows = new Float32Array(inputs.length * this.dimensions);
    for (const [index, input] of inputs.entries()) {
      options.signal?.throwIfAborted();
      this.#ids.length = 0;
      this.#tokenizer.encodeInto(textOf(input), this.#ids);
      this.#pooling.pool(this.#ids, rows.subarray(index * this.dimensions, (index + 1) * this.dimensions));
      options.onProgress?.(index + 1);
    }
    return rows;
  }
}

function textOf({ context, text }: EncoderInput): string {
  return context === undefined || context.length === 0 ? text : `${context.join('. ')}. ${text}`;
}
