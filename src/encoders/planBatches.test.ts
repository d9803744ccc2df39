import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { oneByOne, planBatches, type BatchPolicy } from './planBatches';

const anyLengths = fc.array(fc.integer({ min: 1, max: 300 }), { maxLength: 60 });
const anyPolicy: fc.Arbitrary<BatchPolicy> = fc.record({
  paddedTokens: fc.nat({ max: 2048 }),
  paddingOfText: fc.nat({ max: 50 }),
});

describe('planBatches', () => {
  it('puts every text into exactly one batch', () => {
    fc.assert(
      fc.property(anyLengths, anyPolicy, (lengths, policy) => {
        const positions = planBatches(lengths, policy).flat();
        expect(positions.toSorted((a, b) => a - b)).toEqual([...lengths.keys()]);
      }),
      { seed: 1 },
    );
  });

  it('keeps within the policy, but for a text that is too long even alone', () => {
    fc.assert(
      fc.property(anyLengths, anyPolicy, (lengths, policy) => {
        for (const batch of planBatches(lengths, policy)) {
          if (batch.length === 1) continue;
          const tokens = batch.map((position) => lengths[position]!);
          expect(Math.max(...tokens) * batch.length).toBeLessThanOrEqual(policy.paddedTokens);
          expect(Math.max(...tokens) - Math.min(...tokens)).toBeLessThanOrEqual(policy.paddingOfText);
        }
      }),
      { seed: 1 },
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
      { seed: 1 },
    );
  });

  it('fills batches as far as the policy lets it', () => {
    const policy = { paddedTokens: 40, paddingOfText: 2 };
    expect(planBatches([10, 20, 8, 7, 10, 10, 20], policy)).toEqual([[1, 6], [0, 4, 5, 2], [3]]);
    expect(planBatches([20, 20, 20], policy)).toEqual([[0, 1], [2]]);
    expect(planBatches([300], policy)).toEqual([[0]]);
    expect(planBatches([3, 3], oneByOne)).toEqual([[0], [1]]);
    expect(planBatches([], policy)).toEqual([]);
  });
});
