import type { EncoderInput } from '../../../src/encoders/Encoder';
import type { Dtype, ModelDescription } from '../../../src/encoders/models/ModelDescription';
import type { BatchPolicy } from '../../../src/encoders/planBatches';

/** Which model is measured. */
export interface BenchStart {
  readonly description: ModelDescription;
  readonly dtype: Dtype;
  readonly threads: number;
  /** The absolute path of the model's folder on this site; ends with `/`. */
  readonly folder: string;
}

/** How passages are batched: so many as they come, padded to the longest, or as `TransformerEncoder` does it. */
export type BenchPolicy = { readonly inFileOrder: number } | { readonly planned: BatchPolicy };

/** One pass over the passages. */
export interface BenchPass {
  readonly milliseconds: number;
  /** Of these, within the model's run: ONNX Runtime and the little that transformers.js does around it. */
  readonly runMilliseconds: number;
  /** Tokens of the passages, without padding. */
  readonly tokens: number;
  /** Tokens that were run, with padding. */
  readonly paddedTokens: number;
  readonly runs: number;
}

/** What the measured page does. */
export interface EncodeBenchApi {
  /** Loads the model; resolves to how long that took, in milliseconds, and whether its texts run one by one. */
  start(start: BenchStart): Promise<{ readonly milliseconds: number; readonly policy: BatchPolicy }>;
  /** Encodes all passages once. */
  pass(inputs: readonly EncoderInput[], policy: BenchPolicy): Promise<BenchPass>;
}
