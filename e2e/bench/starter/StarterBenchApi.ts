/** How long the starter takes to be ready, once its files are in memory; milliseconds. */
export interface StarterStart {
  /** From the files' bytes to an encoder. */
  readonly load: number;
  /** Of these, parsing `tokenizer.json` as JSON. */
  readonly json: number;
  /** Of these, the tokenizer. */
  readonly tokenizer: number;
}

/**
 * What is measured over passages: the encoder or its tokenizer, each `fresh` (no word is known yet) or `again` (all words
 * are); or the straightforward way, with `@huggingface/tokenizers` and plain sums.
 */
export type StarterTask =
  | 'encode fresh'
  | 'encode again'
  | 'encode plainly'
  | 'tokenize fresh'
  | 'tokenize again'
  | 'tokenize plainly';

/** What the measured page does. */
export interface StarterBenchApi {
  /** Loads the starter. */
  start(): Promise<StarterStart>;
  /** Does the task once for all passages; resolves to milliseconds. */
  run(task: StarterTask, passages: readonly string[]): Promise<number>;
  /** Encodes one query after the other; resolves to the milliseconds of each. */
  queries(texts: readonly string[]): Promise<readonly number[]>;
  /** How many tokens the passages have. */
  countTokens(passages: readonly string[]): Promise<number>;
}
