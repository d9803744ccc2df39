import { Tensor, type PreTrainedModel } from '@huggingface/transformers';
import { DeviceError } from '../DeviceError';
import { ModelFormatError } from '../ModelFormatError';
import type { SpecialTokens, TextModel, TokenBatch } from '../TextModel';
import type { Tokenizer } from './parseTokenizer';

/** What a model of transformers.js consists of. */
export interface TransformersModelParts {
  readonly model: PreTrainedModel;
  readonly tokenizer: Tokenizer;
  /** The id that fills up shorter texts. */
  readonly padding: number;
  readonly nativeDimensions: number;
  /** Names the device in messages. */
  readonly deviceName: string;
}

/** A model that transformers.js runs. */
export class TransformersModel implements TextModel {
  readonly nativeDimensions: number;
  readonly specialTokens: SpecialTokens;
  readonly #parts: TransformersModelParts;

  constructor(parts: TransformersModelParts) {
    const { tokenizer, padding, nativeDimensions } = parts;
    this.nativeDimensions = nativeDimensions;
    this.specialTokens = { before: tokenizer.before, after: tokenizer.after, padding };
    this.#parts = parts;
  }

  tokenize(text: string): readonly number[] {
    return this.#parts.tokenizer.tokenize(text);
  }

  /**
   * @throws DeviceError when the device fails.
   * @throws ModelFormatError when the graph has no `sentence_embedding` of the shape described.
   */
  async run({ texts, length, ids, mask }: TokenBatch): Promise<Float32Array> {
    const inputs = {
      input_ids: new Tensor('int64', ids, [texts, length]),
      attention_mask: new Tensor('int64', mask, [texts, length]),
    };
    let outputs: Readonly<Record<string, unknown>> = {};
    try {
      outputs = (await this.#parts.model(inputs)) as Readonly<Record<string, unknown>>;
      return this.#rowsOf(outputs['sentence_embedding'], texts);
    } catch (cause) {
      if (cause instanceof ModelFormatError) throw cause;
      throw new DeviceError('failed', `The model failed on ${this.#parts.deviceName}: ${String(cause)}`, { cause });
    } finally {
      for (const tensor of [...Object.values(inputs), ...Object.values(outputs)]) {
        if (tensor instanceof Tensor) tensor.dispose();
      }
    }
  }

  async dispose(): Promise<void> {
    await this.#parts.model.dispose();
  }

  #rowsOf(output: unknown, texts: number): Float32Array {
    if (!(output instanceof Tensor)) {
      throw new ModelFormatError(
        "The model's graph has no output named sentence_embedding: it is no model for embeddings.",
      );
    }
    const [rows, dimensions] = output.dims;
    if (rows !== texts || dimensions !== this.nativeDimensions || !(output.data instanceof Float32Array)) {
      throw new ModelFormatError(
        `The model's graph gives sentence_embedding as ${output.type} [${output.dims.join(', ')}], ` +
          `not float32 [${texts}, ${this.nativeDimensions}].`,
      );
    }
    // Disposing of the tensor takes its numbers away.
    return output.data.slice();
  }
}
