import fc from 'fast-check';
import { expect, it } from 'vitest';
import { frameTokens } from './frameTokens';

const special = { before: [2], after: [1], padding: 0 };

it('keeps the special tokens and as much of the beginning of the text as fits', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 10, max: 99 })), fc.integer({ min: 2, max: 40 }), (tokens, maxTokens) => {
      const { ids, truncated } = frameTokens(tokens, special, maxTokens);
      expect(ids.length).toBe(Math.min(tokens.length + 2, maxTokens));
      expect(ids[0]).toBe(2);
      expect(ids.at(-1)).toBe(1);
      expect(ids.slice(1, -1)).toEqual(tokens.slice(0, maxTokens - 2));
      expect(truncated).toBe(tokens.length + 2 > maxTokens);
    }),
    { seed: 1 },
  );
});
