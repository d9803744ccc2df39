import { describe, expect, it } from 'vitest';
import { carryOver } from './carryOver';
import { solvePositive } from './matrix/solvePositive';
import { Random } from '../index/Random';

describe('solvePositive', () => {
  it('solves a system by hand, and refuses what is not positive definite', () => {
    const right = Float64Array.of(1, 8, 0, 7);
    solvePositive(Float64Array.of(4, 2, 2, 3), right, 2);
    // X = [[3/8, 10/8], [-2/8, 12/8]].
    expect([...right]).toEqual([0.375, 1.25, -0.25, 1.5].map((value) => expect.closeTo(value, 12)));
    expect(() => solvePositive(Float64Array.of(1, 2, 2, 1), new Float64Array(2), 2)).toThrow(RangeError);
  });
});

describe('carryOver', () => {
  const random = new Random(1);
  const DIMENSIONS = 4;
  const VOCABULARY = 40;
  const plain = Float32Array.from({ length: VOCABULARY * DIMENSIONS }, () => random.normal());
  const map = Float32Array.from({ length: DIMENSIONS * DIMENSIONS }, () => random.normal());
  const mapped = plain.map((_, position) => {
    const [row, column] = [position - (position % DIMENSIONS), position % DIMENSIONS];
    return Array.from({ length: DIMENSIONS }, (__, a) => plain[row + a]! * map[a * DIMENSIONS + column]!).reduce(
      (sum, value) => sum + value,
      0,
    );
  });
  const seen = Array.from({ length: 30 }, (_, token) => token);
  const bags = {
    starts: Int32Array.from({ length: 26 }, (_, passage) => 30 * passage),
    ids: Int32Array.from({ length: 25 * 30 }, (_, entry) => entry % 30),
    counts: new Float32Array(25 * 30).fill(1),
  };

  it('does to tokens that never occur what the fit did to the others', () => {
    const fitted = plain.slice();
    for (const token of seen) {
      const part = [token * DIMENSIONS, (token + 1) * DIMENSIONS] as const;
      fitted.set(mapped.subarray(...part), part[0]);
    }
    const carried = carryOver(plain, fitted, bags, DIMENSIONS);
    for (const [position, value] of mapped.entries()) expect(Math.abs(carried[position]! - value)).toBeLessThan(0.02);
  });

  it('says when too little occurs', () => {
    const none = { starts: Int32Array.of(0), ids: new Int32Array(0), counts: new Float32Array(0) };
    expect(() => carryOver(plain, plain, none, DIMENSIONS)).toThrow('nothing to learn from');
  });
});
