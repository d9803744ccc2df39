import type { EncodeOptions, Encoder, EncoderInput } from '../encoders/Encoder';
import { frameTokens } from '../encoders/frameTokens';
import { wordPrompt } from '../encoders/prompts';
import type { Reference } from '../encoders/reference';
import type { SpecialTokens } from '../encoders/TextModel';

/** What turns a text into a reference's tokens. */
export interface ReferenceTokens {
  /** Ids of a text, without special tokens. */
  readonly tokenize: (text: string) => readonly number[];
  readonly specialTokens: SpecialTokens;
}

/**
 * An EmbeddingGemma computed by the float64 reference, with its prompts and its dense layers: without either, rows would
 * not lie in the model's own space. Slow: for tests and small distillations.
 */
export class ReferenceEncoder implements Encoder {
  readonly identity: string;
  readonly name = 'EmbeddingGemma, reference';
  readonly device = 'CPU';
  readonly dimensions: number;
  readonly similarity = { unrelated: 0, same: 1 };
  readonly #reference: Reference;
  readonly #tokens: ReferenceTokens;

  /** @param revision names the weights. */
  constructor(reference: Reference, tokens: ReferenceTokens, revision: string) {
    this.identity = `reference@${revision}`;
    this.dimensions = reference.dimensions;
    this.#reference = reference;
    this.#tokens = tokens;
  }

  async encode(inputs: readonly EncoderInput[], options: EncodeOptions): Promise<Float32Array<ArrayBuffer>> {
    const rows = new Float32Array(inputs.length * this.dimensions);
    const { tokenize, specialTokens } = this.#tokens;
    for (const [index, input] of inputs.entries()) {
      options.signal?.throwIfAborted();
      const prompt = wordPrompt('embeddinggemma', input, options.role, 'search result');
      const { ids } = frameTokens(tokenize(prompt), specialTokens, this.#reference.maxTokens);
      rows.set(this.#reference.encode(ids).embedding, index * this.dimensions);
      options.onProgress?.(index + 1);
    }
    return rows;
  }
}
