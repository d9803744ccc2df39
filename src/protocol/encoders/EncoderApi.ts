import type { EncoderInput, EncoderRole } from '../../encoders/Encoder';
import type { Dtype, ModelDescription } from '../../encoders/models/ModelDescription';
import type { EncodingSpeed } from '../../encoders/measureSpeed';
import type { BatchPolicy } from '../../encoders/planBatches';
import type { SelfCheck } from '../../encoders/SelfCheck';

export type { BatchPolicy, EncodingSpeed, SelfCheck };

/** What an encoder runs on. */
export type EncoderDevice = 'webgpu' | 'wasm';

/** Which model to run, and how. */
export interface EncoderStart {
  readonly model: ModelDescription;
  readonly dtype: Dtype;
  /** Numbers in a row: one of `model.dimensions`. */
  readonly dimensions: number;
  readonly device: EncoderDevice;
  /** Threads on WASM; more than 1 only where the page is cross-origin isolated. */
  readonly threads: number;
  /** The batches that `measureSpeed` found fastest here; null before it was called. */
  readonly policy: BatchPolicy | null;
  /** Where the files are: in a folder of this site (its absolute address, with `/` at the end), or in the browser's storage. */
  readonly files: { readonly kind: 'site'; readonly folder: string } | { readonly kind: 'stored' };
}

/** What the encoder worker found out about itself. */
export interface EncoderStarted {
  /** Names the device: the GPU adapter as the browser tells it, or the processor with its threads. */
  readonly adapter: string;
  readonly selfTest: readonly SelfCheck[];
  readonly milliseconds: number;
}

/** Packed rows and what happened on the way. */
export interface EncodedRows {
  /** `inputs.length × dimensions`, row-major, each of length 1. */
  readonly rows: Float32Array<ArrayBuffer>;
  /** Inputs that were cut to the model's longest text. */
  readonly truncated: number;
}

/** Every call to an encoder worker. One worker runs one model on one device; for another, make another worker. */
export interface EncoderApi {
  /**
   * Loads the model and tests it. A failed self-test is told, not thrown.
   *
   * @throws an error that names the file or the device that failed.
   */
  start(start: EncoderStart, onProgress: (loadedBytes: number, totalBytes: number) => void): Promise<EncoderStarted>;
  /**
   * Measures how fast sample passages are encoded, under the policy of `start` or else under each that comes into
   * question, and goes on with the fastest. Queries go first meanwhile.
   *
   * @throws the signal's reason when aborted.
   */
  measureSpeed(signal: AbortSignal): Promise<EncodingSpeed>;
  /**
   * Queries go ahead of documents, between two batches.
   *
   * @throws the signal's reason when aborted.
   */
  encode(
    inputs: readonly EncoderInput[],
    role: EncoderRole,
    onProgress: (done: number) => void,
    signal: AbortSignal,
  ): Promise<EncodedRows>;
}
