import { describe, expect, it } from 'vitest';
import { ModelFormatError } from '../ModelFormatError';
import { tinyTokenizer } from '../testing/tinyStaticModel';
import { parseTokenizer } from './parseTokenizer';

const { model } = tinyTokenizer;
const withModel = (parts: object) => ({ ...tinyTokenizer, model: { ...model, ...parts } });
const withNormalizer = (normalizer: unknown) => ({ ...tinyTokenizer, normalizer });
const withWords = (words: unknown) => ({ ...tinyTokenizer, pre_tokenizer: words });
const withAdded = (token: object) => ({ ...tinyTokenizer, added_tokens: [{ content: '[PAD]', id: 36, ...token }] });
const replacing = (parts: object) => withNormalizer({ type: 'Replace', content: ' ', ...parts });
const wordPiece = (parts: object) => ({
  ...tinyTokenizer,
  pre_tokenizer: { type: 'BertPreTokenizer' },
  model: { type: 'WordPiece', vocab: { '[UNK]': 0, a: 1 }, unk_token: '[UNK]', ...parts },
});

/** Sequences within sequences. */
function nested(depth: number): object {
  return depth === 0 ? { type: 'NFC' } : { type: 'Sequence', normalizers: [nested(depth - 1)] };
}

describe('parseTokenizer', () => {
  it('counts the tokens, added ones as well', () => {
    expect(parseTokenizer(tinyTokenizer).vocabularySize).toBe(36);
    expect(parseTokenizer(withAdded({})).vocabularySize).toBe(37);
    expect(parseTokenizer(wordPiece({})).vocabularySize).toBe(2);
  });

  const cases: readonly [string, unknown, string][] = [
    ['no object', 'text', 'tokenizer.json is not an object'],
    ['a normalizer that is not supported', withNormalizer({ type: 'Precompiled' }), 'normalizer "Precompiled"'],
    ['deeply nested normalizers', withNormalizer(nested(1000)), 'nested too deeply'],
    ['an unknown regular expression', replacing({ pattern: { Regex: '(a+)+$' } }), 'expression "(a+)+$"'],
    ['an empty pattern', replacing({ pattern: { String: '' } }), 'pattern of the Replace'],
    ['a replacement with a reference', replacing({ pattern: { String: 'a' }, content: '$&' }), 'with a reference'],
    ['a pre-tokenizer that is not supported', withWords({ type: 'ByteLevel' }), 'pre_tokenizer "ByteLevel"'],
    ['no words', withWords(null), 'does not split text into words'],
    ['an unknown prepend_scheme', withWords({ type: 'Metaspace', prepend_scheme: 'last' }), 'prepend_scheme "last"'],
    ['a long mark', withWords({ type: 'Metaspace', replacement: '__' }), 'is not supported'],
    ['words without a mark', withWords({ type: 'WhitespaceSplit' }), 'does not mark the start of words'],
    ['a mark that is no piece', withWords({ type: 'Metaspace', replacement: '_' }), 'does not mark the start of words'],
    ['another model', withModel({ type: 'BPE' }), 'model is "BPE", neither Unigram nor WordPiece'],
    ['byte fallback', withModel({ byte_fallback: true }), 'falls back to bytes'],
    ['no unknown piece', withModel({ unk_id: null }), 'unknown piece is null of 36 pieces'],
    ['an unknown piece beyond the end', withModel({ unk_id: 36 }), 'unknown piece is 36 of 36 pieces'],
    ['no vocabulary', withModel({ vocab: {} }), 'The vocabulary is not a list'],
    ['a piece without a score', withModel({ vocab: [['<unk>', 0], ['▁']] }), 'The piece 1 is ["▁"]'],
    [
      'a piece of half a character',
      withModel({
        vocab: [
          ['<unk>', 0],
          ['\ud800', -1],
        ],
      }),
      'The piece 1 is',
    ],
    [
      'a WordPiece id that is too great',
      wordPiece({ vocab: { '[UNK]': 0, a: 2 } }),
      'the id 2 and no more than 2 tokens',
    ],
    ['a WordPiece id that is no number', wordPiece({ vocab: { '[UNK]': 0, a: 1.5 } }), 'piece "a" has the id 1.5'],
    ['an unknown piece that is none', wordPiece({ unk_token: '?' }), 'lacks its unknown piece "?"'],
    ['an added token for whole words', withAdded({ single_word: true }), 'for whole words only'],
    ['an added token without text', withAdded({ content: '' }), 'content of an added token'],
    ['an added token with two ids', withAdded({ content: 'in' }), 'token "in" has the ids 36 and 30'],
    ['an added token far away', withAdded({ id: 2 ** 40 }), 'the id 1099511627776 and no more than 37'],
  ];

  it.each(cases)('refuses %s', (_, json, message) => {
    expect(() => parseTokenizer(json)).toThrow(ModelFormatError);
    expect(() => parseTokenizer(json)).toThrow(message);
  });
});
