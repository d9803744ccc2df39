import fc from 'fast-check';
import { expect, it } from 'vitest';
import { PackedWords } from '../../index/lexical/PackedWords';
import { isNearlySame, sketchWords } from './isNearlySame';

const passage = (all: readonly string[]) => {
  const text = all.join(' ');
  const words = new PackedWords(text);
  return { text, words, sketch: sketchWords(words) };
};

/** The definition: nine tenths of the different words in common, none with a digit among the others. */
function sharesNineTenths(one: readonly string[], other: readonly string[]): boolean {
  const [a, b] = [new Set(one), new Set(other)];
  const common = [...a].filter((word) => b.has(word)).length;
  const different = [...a, ...b].filter((word) => !(a.has(word) && b.has(word)));
  const isShort = Math.min(a.size, b.size) < 8;
  return (
    one.join() === other.join() ||
    (!isShort && 10 * common >= 9 * (a.size + b.size - common) && !different.some((word) => /\d/.test(word)))
  );
}

const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd', 'e'), minLength: 1, maxLength: 4 });
const word = fc.oneof({ weight: 20, arbitrary: letters }, { weight: 1, arbitrary: fc.constantFrom('7', '42', '2026') });

it('takes those passages for the same that the definition does', () => {
  const changes = fc.array(fc.tuple(fc.nat(), word), { maxLength: 4 });
  let same = 0;
  fc.assert(
    fc.property(fc.array(word, { minLength: 20, maxLength: 120 }), changes, fc.nat(4), (words, changed, dropped) => {
      const other = words.slice(0, words.length - dropped);
      for (const [place, put] of changed) other[place % other.length] = put;
      const expected = sharesNineTenths(words, other);
      if (expected) same += 1;
      expect(isNearlySame(passage(words), passage(other))).toBe(expected);
      expect(isNearlySame(passage(other), passage(words))).toBe(expected);
    }),
    { seed: 31, numRuns: 2000 },
  );
  // Both answers came often.
  expect(same).toBeGreaterThan(400);
  expect(same).toBeLessThan(1600);
});
