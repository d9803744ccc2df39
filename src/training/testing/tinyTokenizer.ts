/** A `tokenizer.json` of whole words, `<unk>` first, all equally likely. */
export function tinyTokenizerJson(words: readonly string[]): object {
  return {
    normalizer: { normalizers: ['NFKC', 'Lowercase', 'Replace', 'Strip'].map((type) => ({ type })) },
    pre_tokenizer: { type: 'Metaspace', split: true, prepend_scheme: 'always' },
    added_tokens: [],
    model: { type: 'Unigram', unk_id: 0, vocab: [['<unk>', 0], ...words.map((word) => [`▁${word}`, -2])] },
  };
}
