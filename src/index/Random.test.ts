import { describe, expect, it } from 'vitest';
import { Random } from './Random';

describe('Random', () => {
  it('repeats itself for a seed and differs for another', () => {
    const draw = (seed: number) => {
      const random = new Random(seed);
      return Array.from({ length: 8 }, () => random.next());
    };
    expect(draw(1)).toEqual(draw(1));
    expect(draw(1)).not.toEqual(draw(2));
  });

  it('spreads evenly from 0 to 1', () => {
    const random = new Random(7);
    const counts = new Float64Array(10);
    for (let draw = 0; draw < 100_000; draw++) counts[random.below(10)]! += 1;
    // Five standard deviations of a count with p = 1/10.
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(5 * Math.sqrt(9000));
  });

  it('draws normal numbers of mean 0 and variance 1', () => {
    const random = new Random(3);
    const draws = Array.from({ length: 50_000 }, () => random.normal());
    const mean = draws.reduce((sum, draw) => sum + draw, 0) / draws.length;
    const variance = draws.reduce((sum, draw) => sum + (draw - mean) ** 2, 0) / draws.length;
    expect(Math.abs(mean)).toBeLessThan(0.025);
    expect(Math.abs(variance - 1)).toBeLessThan(0.04);
  });

  it('orders every number once', () => {
    const order = new Random(5).permutation(100);
    expect([...order].toSorted((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, index) => index));
    expect([...order]).not.toEqual([...order].toSorted((a, b) => a - b));
  });
});
