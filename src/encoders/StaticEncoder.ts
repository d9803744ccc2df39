import type { EncodeOptions, EncoderInput, SimilarityScale } from './Encoder';
import { makePooling } from './kernels/makePooling';
import type { Pooling } from './Pooling';
import type { Starter } from './Starter';
import type { StaticModel } from './StaticModel';
import { TokenIds } from './tokenizers/TokenIds';
import { encodeText, type Tokenizer } from './tokenizers/Tokenizer';

/**
 * Encodes by table look-up: the mean of the weighted rows of a text's tokens, L2-normalised (Model2Vec, `StaticModel`
 * of the Python package). The mean's divisor cancels in the normalisation, so rows are only summed.
 */
export class StaticEncoder implements Starter {
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
      this.#pooling.pool(this.#ids, rows, index * this.dimensions);
      options.onProgress?.(index + 1);
    }
    return rows;
  }

  logProbabilityOf(word: string): number {
    const { logProbabilities } = this.#tokenizer;
    const ids = encodeText(this.#tokenizer, word, this.#ids);
    if (logProbabilities === null || ids.length === 0) return -Infinity;
    return ids.reduce((sum, id) => sum + (logProbabilities[id] ?? -Infinity), 0);
  }
}

function textOf({ context, text }: EncoderInput): string {
  return context === undefined || context.length === 0 ? text : `${context.join('. ')}. ${text}`;
}
