import type { TokenIds } from './TokenIds';

/** Text → token ids, without special tokens. */
export interface Tokenizer {
  /** Ids lie between 0 and `vocabularySize - 1`. */
  readonly vocabularySize: number;
  /** The id that stands for what is not in the vocabulary. */
  readonly unknownId: number;
  /** Natural logarithms of how probable the tokens are, by id; null where the model does not say. */
  readonly logProbabilities: Float64Array | null;
  /** Appends the ids of a text, in order. */
  encodeInto(text: string, ids: TokenIds): void;
}

/** Splits one word (of what the pre-tokenizer leaves) into pieces of the vocabulary. */
export interface PieceModel {
  /** Appends the ids of the word's pieces, in order. */
  encodeWord(word: string, ids: TokenIds): void;
}

/** The ids of one text, as a list. */
export function encodeText(tokenizer: Tokenizer, text: string, ids: TokenIds): number[] {
  ids.length = 0;
  tokenizer.encodeInto(text, ids);
  return Array.from(ids.ids.subarray(0, ids.length));
}
