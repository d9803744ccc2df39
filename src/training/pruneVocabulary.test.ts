import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ModelFormatError } from '../encoders/ModelFormatError';
import { encodeText, type Tokenizer } from '../encoders/tokenizers/Tokenizer';
import { TokenIds } from '../encoders/tokenizers/TokenIds';
import { pruneVocabulary } from './pruneVocabulary';
import { readTokenizer } from '../encoders/tokenizers/readTokenizer';

const letters = ['a', 'b', 'c'];
const longer = letters.flatMap((one) => letters.flatMap((two) => [`${one}${two}`, `▁${one}${two}`, `${one}${two}a`]));
const pieces = ['<unk>', '▁', ...letters, ...longer];
const json = {
  normalizer: { type: 'Lowercase' },
  pre_tokenizer: { type: 'Metaspace', replacement: '▁', split: true, prepend_scheme: 'always' },
  added_tokens: [],
  model: {
    type: 'Unigram',
    unk_id: 0,
    vocab: pieces.map((piece, id) => [piece, id === 1 ? -20 : -2 - ((id * 7) % 11)]),
  },
};

function piecesOf(tokenizer: Tokenizer, names: readonly string[], text: string): readonly (string | undefined)[] {
  return encodeText(tokenizer, text, new TokenIds()).map((id) => names[id]);
}

function namesOf(pruned: object): string[] {
  return (pruned as typeof json).model.vocab.map(([piece]) => String(piece));
}

describe('pruneVocabulary', () => {
  it('leaves the pieces of the texts as they were', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c', ' ', 'x'), { maxLength: 12 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.array(text, { maxLength: 4 }), fc.integer({ min: 26, max: 40 }), (texts, size) => {
        const { json: pruned, kept } = pruneVocabulary(json, texts, size);
        const names = namesOf(pruned);
        expect(names).toHaveLength(Math.min(size, pieces.length));
        expect(names).toEqual(Array.from(kept, (id) => pieces[id]));
        const [before, after] = [readTokenizer(json), readTokenizer(pruned)];
        for (const one of texts) expect(piecesOf(after, names, one)).toEqual(piecesOf(before, pieces, one));
      }),
      { seed: 3, numRuns: 200 },
    );
  });

  it('drops the least probable pieces, never a single character', () => {
    const { json: pruned } = pruneVocabulary(json, [], pieces.length - 2);
    const scoreOf = new Map(json.model.vocab.map(([piece, score]) => [String(piece), Number(score)]));
    const names = namesOf(pruned);
    const dropped = longer.filter((piece) => !names.includes(piece));
    expect(dropped).toHaveLength(2);
    const greatest = Math.max(...dropped.map((piece) => scoreOf.get(piece)!));
    for (const piece of longer) if (names.includes(piece)) expect(scoreOf.get(piece)).toBeGreaterThanOrEqual(greatest);
    expect(namesOf(pruneVocabulary(json, [], 5).json)).toEqual(['<unk>', '▁', ...letters]);
  });

  it('says when the texts use more', () => {
    expect(() => pruneVocabulary(json, ['ab'], 5)).toThrow('cut to 5 pieces: 6 are used or single characters');
  });

  it('refuses other tokenizers', () => {
    const wordPiece = { ...json, pre_tokenizer: { type: 'BertPreTokenizer' }, model: { type: 'WordPiece' } };
    expect(() => pruneVocabulary(wordPiece, [], 5)).toThrow(ModelFormatError);
    const added = { ...json, added_tokens: [{ id: 0, content: '<unk>', special: true }] };
    expect(() => pruneVocabulary(added, [], 5)).toThrow('without added tokens');
  });
});
