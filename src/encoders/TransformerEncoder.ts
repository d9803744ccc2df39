import { BatchTurns } from './BatchTurns';
import { cutRow } from './cutRow';
import { DeviceError } from './DeviceError';
import type { EncodeOptions, Encoder, EncoderInput, SimilarityScale } from './Encoder';
import { frameTokens, type FramedTokens } from './frameTokens';
import type { Dtype, ModelDescription } from './models/ModelDescription';
import { packTokens } from './packTokens';
import { planBatches, type BatchPolicy } from './planBatches';
import { wordPrompt, type EmbeddingTask } from './prompts';
import type { TextModel } from './TextModel';

/** What a transformer encoder is made of. */
export interface TransformerEncoderParts {
  readonly description: ModelDescription;
  readonly dtype: Dtype;
  /** Numbers in a row: at most the model's. */
  readonly dimensions: number;
  readonly model: TextModel;
  /** Where the model runs, for people. */
  readonly device: string;
  readonly policy: BatchPolicy;
  /** Resolves when calls that have come in meanwhile (queries, aborts) have been taken. */
  readonly nextTurn: () => Promise<void>;
  readonly task?: EmbeddingTask;
}

/** Packed rows and what they were made of. */
export interface EncodedTexts {
  /** `inputs.length × dimensions`, row-major. */
  readonly rows: Float32Array<ArrayBuffer>;
  /** Inputs that were cut to the model's longest text. */
  readonly truncated: number;
  /** Tokens that were run, special ones included, padding and repeated texts not. */
  readonly tokens: number;
}

/**
 * Texts that are sorted by length among themselves. The first ones are tokenized before anything runs, at about 3 ms for
 * a full passage, and a query waits as long.
 */
const WINDOW = 64;

/** A whole row has length 1, in float32 within 1e-6; half precision would keep it within 1e-3. */
export const ROW_LENGTH_TOLERANCE = 1e-3;

/** A prompt and the inputs it is the prompt of. */
interface DistinctText {
  readonly prompt: string;
  readonly positions: number[];
}

/**
 * Encodes with a transformer: prompt → tokens → batches of like lengths → rows of the model → the first dimensions, with
 * length 1. Inputs with the same prompt are encoded once. While one batch runs, texts of later ones are tokenized. Any
 * number of calls may be under way; between batches, queries go ahead of documents.
 */
export class TransformerEncoder implements Encoder {
  readonly identity: string;
  readonly name: string;
  readonly device: string;
  readonly dimensions: number;
  readonly similarity: SimilarityScale;
  /** How texts are batched from the next window on. */
  policy: BatchPolicy;
  readonly #parts: TransformerEncoderParts;
  readonly #turns = new BatchTurns();

  /** @throws RangeError when the model has fewer dimensions than wanted. */
  constructor(parts: TransformerEncoderParts) {
    const { description, dtype, dimensions, model } = parts;
    if (dimensions > model.nativeDimensions) {
      throw new RangeError(
        `${description.name} gives ${model.nativeDimensions} dimensions, not ${dimensions}: choose fewer.`,
      );
    }
    this.identity = `${description.id}@${description.revision}:${dtype}`;
    this.name = description.name;
    this.device = parts.device;
    this.dimensions = dimensions;
    this.similarity = description.similarity;
    this.policy = parts.policy;
    this.#parts = parts;
  }

  async encode(inputs: readonly EncoderInput[], options: EncodeOptions): Promise<Float32Array<ArrayBuffer>> {
    return (await this.encodeTexts(inputs, options)).rows;
  }

  /**
   * As `encode`, and tells what was truncated and run.
   *
   * @throws the signal's reason when aborted, between two batches.
   * @throws DeviceError when the device fails.
   */
  async encodeTexts(inputs: readonly EncoderInput[], options: EncodeOptions): Promise<EncodedTexts> {
    options.signal?.throwIfAborted();
    const { dimensions } = this;
    const { nativeDimensions } = this.#parts.model;
    const rows = new Float32Array(inputs.length * dimensions);
    const texts = this.#distinctTexts(inputs, options);
    const tokens: FramedTokens[] = [];
    let truncated = 0;
    let done = 0;
    for (let start = 0; start < texts.length; start += WINDOW) {
      const window = texts.slice(start, start + WINDOW);
      this.#tokenizeUntil(start + window.length, tokens, texts);
      const lengths = window.map((_, index) => tokens[start + index]!.ids.length);
      for (const batch of planBatches(lengths, this.policy)) {
        const batchRows = await this.#turns.take(options.role, () => {
          options.signal?.throwIfAborted();
          const running = this.#run(batch.map((index) => tokens[start + index]!.ids));
          this.#tokenizeUntil(Math.min(tokens.length + batch.length, start + 2 * WINDOW), tokens, texts);
          return running;
        });
        for (const [order, index] of batch.entries()) {
          const { positions } = window[index]!;
          const row = batchRows.subarray(order * nativeDimensions, (order + 1) * nativeDimensions);
          this.#checkRow(row);
          for (const position of positions) {
            cutRow(rows.subarray(position * dimensions, (position + 1) * dimensions), row);
          }
          if (tokens[start + index]!.truncated) truncated += positions.length;
          done += positions.length;
        }
        options.onProgress?.(done);
        await this.#parts.nextTurn();
      }
    }
    options.signal?.throwIfAborted();
    return { rows, truncated, tokens: tokens.reduce((sum, { ids }) => sum + ids.length, 0) };
  }

  /** A device may begin to compute wrongly long after its self-test. */
  #checkRow(row: Float32Array): void {
    const length = Math.hypot(...row);
    if (Math.abs(length - 1) <= ROW_LENGTH_TOLERANCE) return;
    throw new DeviceError(
      'failed',
      `${this.name} computes wrongly on ${this.device}: an embedding has the length ${length} instead of 1.`,
    );
  }

  #distinctTexts(inputs: readonly EncoderInput[], { role }: EncodeOptions): DistinctText[] {
    const { description, task = 'search result' } = this.#parts;
    const texts = new Map<string, DistinctText>();
    for (const [position, input] of inputs.entries()) {
      const prompt = wordPrompt(description.family, input, role, task);
      const known = texts.get(prompt);
      if (known) known.positions.push(position);
      else texts.set(prompt, { prompt, positions: [position] });
    }
    return [...texts.values()];
  }

  #tokenizeUntil(end: number, tokens: FramedTokens[], texts: readonly DistinctText[]): void {
    const { model, description } = this.#parts;
    while (tokens.length < Math.min(end, texts.length)) {
      const { prompt } = texts[tokens.length]!;
      tokens.push(frameTokens(model.tokenize(prompt), model.specialTokens, description.maxTokens));
    }
  }

  async #run(texts: readonly (readonly number[])[]): Promise<Float32Array> {
    const { model } = this.#parts;
    return await model.run(packTokens(texts, model.specialTokens.padding));
  }
}
