import { describe, expect, it } from 'vitest';
import { SparseAdam } from './SparseAdam';

describe('SparseAdam', () => {
  it('takes the steps of the paper, computed by hand', () => {
    const table = Float32Array.of(1, 2);
    const adam = new SparseAdam(table, 1);
    adam.step(Int32Array.of(0), Float32Array.of(0.5), 0.1);
    // The first step is the rate, whatever the gradient's size.
    expect(table[0]).toBeCloseTo(0.9, 6);
    adam.step(Int32Array.of(0), Float32Array.of(-1), 0.1);
    const mean = (0.9 * 0.05 - 0.1) / (1 - 0.81);
    const square = (0.999 * 0.00025 + 0.001) / (1 - 0.998001);
    expect(table[0]).toBeCloseTo(0.9 - (0.1 * mean) / Math.sqrt(square), 5);
    expect(table[1]).toBe(2);
  });

  it('finds the least of a bowl', () => {
    const table = Float32Array.of(0, 0, 3, -4);
    const adam = new SparseAdam(table, 2);
    for (let step = 0; step < 800; step++) {
      adam.step(Int32Array.of(1), Float32Array.of(table[2]! - 1, 10 * (table[3]! - 2)), 0.05 * (1 - step / 800));
    }
    expect([...table]).toEqual([0, 0, expect.closeTo(1, 2), expect.closeTo(2, 2)]);
  });
});
