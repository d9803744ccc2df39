import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planBatches, type BatchPolicy } from './planBatches';

const anyLengths = fc.array(fc.integer({ min: 1, max: 300 }), { maxLength: 60 });
const anyPolicy: fc.Arbitrary<BatchPolicy> = fc.record({
  paddedTokens: fc.integer({ min: 1, max: 2048 }),
  texts: fc.integer({ min: 1, max: 32 }),
  paddingShare: fc.double({ min: 0, max: 1, noNaN: true }),
});

describe('planBatches', () => {
  it('puts every text into exactly one batch', () => {
    fc.assert(
      fc.property(anyLengths, anyPolicy, (lengths, policy) => {
        const positions = planBatches(lengths, policy).flat();
        expect(positions.toSorted((a, b) => a - b)).toEqual([...lengths.keys()]);
      }),
    );
  });

  it('keeps within the policy, but for a text that is too long even alone', () => {
    fc.assert(
      fc.property(anyLengths, anyPolicy, (lengths, policy) => {
        for (const batch of planBatches(lengths, policy)) {
          const tokens = batch.map((position) => lengths[position]!);
          const padded = Math.max(...tokens) * batch.length;
          expect(batch.length).toBeLessThanOrEqual(policy.texts);
          if (batch.length === 1) continue;
          expect(padded).toBeLessThanOrEqual(policy.paddedTokens);
          const padding = padded - tokens.reduce((sum, length) => sum + length, 0);
          expect(padding).toBeLessThanOrEqual(policy.paddingShare * padded);
        }
      }),
    );
  });

  it('goes from the longest to the shortest, equals in order', () => {
    fc.assert(
      fc.property(anyLengths, anyPolicy, (lengths, policy) => {
        const positions = planBatches(lengths, policy).flat();
        for (const [index, position] of positions.entries()) {
          const next = positions[index + 1];
          if (next === undefined) break;
          expect(lengths[position]! > lengths[next]! || (lengths[position] === lengths[next] && position < next)).toBe(
            true,
          );
        }
      }),
    );
  });

  it('fills batches as far as the policy lets it', () => {
    const policy = { paddedTokens: 100, texts: 4, paddingShare: 0.1 };
    expect(planBatches([10, 20, 10, 9, 10, 10, 20], policy)).toEqual([[1, 6], [0, 2, 4, 5], [3]]);
    expect(planBatches([50, 50, 50], policy)).toEqual([[0, 1], [2]]);
    expect(planBatches([300], policy)).toEqual([[0]]);
    expect(planBatches([], policy)).toEqual([]);
  });
});
