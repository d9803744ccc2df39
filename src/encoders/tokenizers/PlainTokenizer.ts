import { preTokenize } from './parsePreTokenizer';
import type { TokenizerParts } from './parseTokenizer';
import type { TokenIds } from './TokenIds';
import type { PieceModel, Tokenizer } from './Tokenizer';

/**
 * Tokenises a text as a whole: added tokens, normaliser, pre-tokenizer, model. Gives the ids of
 * `@huggingface/tokenizers` 0.2.0 without special tokens.
 */
export class PlainTokenizer implements Tokenizer {
  readonly vocabularySize: number;
  readonly unknownId: number;
  readonly logProbabilities: Float64Array | null;
  readonly #parts: TokenizerParts;
  readonly #model: PieceModel;

  constructor(parts: TokenizerParts, model: PieceModel) {
    this.vocabularySize = parts.vocabularySize;
    this.unknownId = parts.vocabulary.unknownId;
    this.logProbabilities = parts.logProbabilities;
    this.#parts = parts;
    this.#model = model;
  }

  encodeInto(text: string, ids: TokenIds): void {
    for (const [index, section] of this.#parts.addedTokens.split(text).entries()) {
      if ('id' in section) ids.push(section.id);
      else this.encodeSection(section.text, index, ids);
    }
  }

  /** Appends the ids of the text between two added tokens that are looked for in the raw text. */
  encodeSection(text: string, index: number, ids: TokenIds): void {
    const { normalise, preTokenizer, addedTokens } = this.#parts;
    const normalised = normalise(text);
    if (normalised === '') return;
    for (const section of addedTokens.splitNormalized(normalised)) {
      if ('id' in section) {
        ids.push(section.id);
        continue;
      }
      for (const word of preTokenize(preTokenizer, section.text, index)) this.#model.encodeWord(word, ids);
    }
  }
}
