import { describe, expect, it } from 'vitest';
import { Random } from '../../index/Random';
import { parseTokenizer } from './parseTokenizer';
import { NOT_PLAIN, plainUnit } from './plainUnit';
import { unigramTokenizers, wordPieceTokenizers } from './testing/tokenizerFixtures';

const MARK = '▁';
const tokenizers = { ...unigramTokenizers, ...wordPieceTokenizers };
const normalisers = ['like the starter', 'with accents decomposed and stripped', 'like BERT'].map(
  (name) => [name, parseTokenizer(tokenizers[name]!)] as const,
);

describe.each(normalisers)('plainUnit for the tokenizer %s', (_, { normalise }) => {
  const plain = new Map<number, number>();
  for (let unit = 0; unit <= 0xffff; unit++) {
    const made = plainUnit(normalise, unit, MARK);
    if (made !== NOT_PLAIN) plain.set(unit, made);
  }

  it('knows what becomes of a plain code unit among others', () => {
    const units = [...plain.keys()];
    const random = new Random(9);
    for (let round = 0; round < 3; round++) {
      const order = Array.from(random.permutation(units.length), (place) => units[place]!);
      const normalised = normalise(order.map((unit) => String.fromCharCode(unit)).join(''));
      const expected = order.map((unit) => String.fromCharCode(plain.get(unit)!)).join('');
      // Not with the whole text in the message.
      expect(normalised === expected).toBe(true);
    }
  });

  it('takes letters of all scripts for plain, and neither white space nor halves', () => {
    for (const letter of 'azAZ09.,éЖжδ漢かア한') {
      // What is decomposed is not.
      if (normalise(letter).length === 1) expect(plain.has(letter.charCodeAt(0)), letter).toBe(true);
    }
    for (const other of ' \t\n\u00a0\u3000\ufeff\u0301\u1161\ud83d\ude00▁') {
      expect(plain.has(other.charCodeAt(0)), JSON.stringify(other)).toBe(false);
    }
  });
});
