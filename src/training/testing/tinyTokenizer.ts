/** A `tokenizer.json` of whole words, the unknown token first, all equally likely. */
export function tinyTokenizerJson(words: readonly string[]): object {
  return {
    normalizer: {
      type: 'Sequence',
      normalizers: [
        { type: 'NFKC' },
        { type: 'Lowercase' },
        { type: 'Replace', pattern: { Regex: '\\s+' }, content: ' ' },
        { type: 'Strip', strip_left: true, strip_right: true },
      ],
    },
    pre_tokenizer: { type: 'Metaspace', replacement: '▁', split: true, prepend_scheme: 'always' },
    added_tokens: [],
    model: { type: 'Unigram', unk_id: 0, vocab: [['▁', 0], ...words.map((word) => [`▁${word}`, -2])] },
  };
}
