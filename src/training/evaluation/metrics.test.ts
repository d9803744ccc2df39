import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bootstrapDifference } from './bootstrapDifference';
import { findTranslations } from './findTranslations';
import { kMeans } from './kMeans';
import { ndcgAt, recallAt, reciprocalRankAt } from './rankings';
import { spearman } from './spearman';
import { vMeasure } from './vMeasure';

describe('spearman', () => {
  it('is 1 for equal orders, -1 for opposite ones', () => {
    expect(spearman([1, 2, 3], [10, 200, 3000])).toBeCloseTo(1, 12);
    expect(spearman([1, 2, 3], [3, 2, 1])).toBeCloseTo(-1, 12);
  });

  it('agrees with the formula by hand, without ties', () => {
    // d = (0, -1, 1, -1, 1): 1 - 6 · 4 / (5 · 24).
    expect(spearman([1, 2, 3, 4, 5], [1, 3, 2, 5, 4])).toBeCloseTo(0.8, 12);
  });

  it('gives ties the mean of their ranks', () => {
    // Ranks 1.5, 1.5, 3 against 1, 2, 3: 1.5 / √(1.5 · 2).
    expect(spearman([7, 7, 9], [1, 2, 3])).toBeCloseTo(1.5 / Math.sqrt(3), 12);
  });

  it('is no number for a constant side, and refuses unequal lengths', () => {
    expect(spearman([1, 1], [1, 2])).toBeNaN();
    expect(() => spearman([1], [1, 2])).toThrow(RangeError);
  });

  it('does not change when values are stretched', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer(), fc.integer()), { minLength: 2 }), (pairs) => {
        const [ones, others] = [pairs.map(([one]) => one), pairs.map(([, other]) => other)];
        expect(
          spearman(
            ones.map((one) => 3 * one - 5),
            others,
          ),
        ).toEqual(spearman(ones, others));
      }),
      { seed: 1 },
    );
  });
});

describe('rankings', () => {
  const judgements = new Map([
    [1, 3],
    [2, 2],
    [9, 1],
  ]);

  it('nDCG, by hand', () => {
    const gain = 2 / Math.log2(2) + 0 + 3 / Math.log2(4);
    const best = 3 / Math.log2(2) + 2 / Math.log2(3) + 1 / Math.log2(4);
    expect(ndcgAt(3, [2, 5, 1, 9], judgements)).toBeCloseTo(gain / best, 12);
    expect(ndcgAt(10, [1, 2, 9], judgements)).toBe(1);
    expect(ndcgAt(10, [4], judgements)).toBe(0);
  });

  it('recall and reciprocal rank, by hand', () => {
    expect(recallAt(2, [5, 2, 1], judgements)).toBeCloseTo(1 / 3, 12);
    expect(recallAt(3, [5, 2, 1], judgements)).toBeCloseTo(2 / 3, 12);
    expect(reciprocalRankAt(10, [5, 4, 9], judgements)).toBeCloseTo(1 / 3, 12);
    expect(reciprocalRankAt(2, [5, 4, 9], judgements)).toBe(0);
  });
});

describe('vMeasure', () => {
  it('is 1 for the classes under other names, 0 for one cluster', () => {
    expect(vMeasure([0, 0, 1, 1], [7, 7, 3, 3])).toBeCloseTo(1, 12);
    expect(vMeasure([0, 0, 1, 1], [0, 0, 0, 0])).toBe(0);
  });

  it('agrees with a case by hand', () => {
    // Homogeneous: every text a cluster of its own. Completeness is ln 2 / ln 4.
    expect(vMeasure([0, 0, 1, 1], [0, 1, 2, 3])).toBeCloseTo((2 * 0.5) / 1.5, 12);
  });
});

describe('kMeans', () => {
  it('finds clusters that lie apart, the same for a seed', () => {
    const rows = Float32Array.of(0, 0, 0.1, 0, 5, 5, 5, 5.1, -5, 5, -5, 5.2);
    const clusters = kMeans(rows, 2, { clusters: 3, seed: 1 });
    expect(vMeasure([0, 0, 1, 1, 2, 2], clusters)).toBeCloseTo(1, 12);
    expect(kMeans(rows, 2, { clusters: 3, seed: 1 })).toEqual(clusters);
    expect(() => kMeans(rows, 2, { clusters: 7, seed: 1 })).toThrow(RangeError);
  });
});

describe('findTranslations', () => {
  it('counts both directions, and ties as missed', () => {
    const ones = Float32Array.of(1, 0, 0, 1, 0.6, 0.8);
    const others = Float32Array.of(1, 0, 0.6, 0.8, 0, 1);
    // The second and third translations are swapped: only the first is found.
    expect([...findTranslations(ones, others, 2)]).toEqual([1, 0, 0]);
    expect([...findTranslations(Float32Array.of(1, 0, 1, 0), Float32Array.of(1, 0, 1, 0), 2)]).toEqual([0, 0]);
  });
});

describe('bootstrapDifference', () => {
  it('holds the difference, repeats for a seed, and narrows with more cases', () => {
    const differenceOn = (values: readonly number[]) =>
      bootstrapDifference(
        values.length,
        (cases) => cases.reduce((sum, index) => sum + values[index]!, 0) / cases.length,
        { seed: 1 },
      );
    const few = differenceOn([1, 0, 1, 1, 0, 1, 1, 0, 0, 1]);
    const many = differenceOn(Array.from({ length: 1000 }, (_, index) => (index % 5 < 3 ? 1 : 0)));
    expect(few.mean).toBeCloseTo(0.6, 12);
    expect(few).toEqual(differenceOn([1, 0, 1, 1, 0, 1, 1, 0, 0, 1]));
    expect(few.low).toBeLessThan(0.6);
    expect(few.high).toBeGreaterThan(0.6);
    // The standard error is √(0.24 / 1000) = 0.0155.
    expect(many.high - many.low).toBeGreaterThan(0.05);
    expect(many.high - many.low).toBeLessThan(0.07);
  });
});
