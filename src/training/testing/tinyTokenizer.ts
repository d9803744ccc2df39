import { tinyTokenizer } from '../../encoders/testing/tinyStaticModel';

/** A `tokenizer.json` of whole words, the unknown token first, all equally likely. */
export function tinyTokenizerJson(words: readonly string[]): object {
  const vocab = [['▁', 0], ...words.map((word) => [`▁${word}`, -2])];
  return { ...tinyTokenizer, model: { ...tinyTokenizer.model, vocab } };
}
