/** Texts of one run, padded on the right to the longest. */
export interface TokenBatch {
  /** Texts in the batch. */
  readonly texts: number;
  /** Tokens of every text, padding included. */
  readonly length: number;
  /** Token ids, `texts × length`, row-major. */
  readonly ids: BigInt64Array<ArrayBuffer>;
  /** 1 where there is a token, 0 where there is padding; `texts × length`, row-major. */
  readonly mask: BigInt64Array<ArrayBuffer>;
}

/** The ids that a model wants around every text and behind the shorter texts of a batch. */
export interface SpecialTokens {
  /** Such as `<bos>`. */
  readonly before: readonly number[];
  /** Such as `<eos>`. */
  readonly after: readonly number[];
  readonly padding: number;
}

/**
 * A loaded model: everything `TransformerEncoder` needs of a library that runs it, so that prompts, truncation, batching
 * and scheduling can be tested without one.
 */
export interface TextModel {
  /** Numbers in a row as the model gives it. */
  readonly nativeDimensions: number;
  readonly specialTokens: SpecialTokens;
  /** Ids of a whole text, without special tokens: what a person types never becomes one. */
  tokenize(text: string): readonly number[];
  /**
   * Packed rows as the model gives them, `texts × nativeDimensions`, row-major. Runs one batch at a time.
   *
   * @throws DeviceError when the device fails.
   */
  run(batch: TokenBatch): Promise<Float32Array>;
  /** Gives back what the model holds; it cannot run afterwards. */
  dispose(): Promise<void>;
}
