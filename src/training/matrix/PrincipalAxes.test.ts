import { describe, expect, it } from 'vitest';
import { Random } from '../Random';
import { PlainArithmetic } from './PlainArithmetic';
import { PrincipalAxes } from './PrincipalAxes';
import { symmetricEigen } from './symmetricEigen';

describe('symmetricEigen', () => {
  it('solves a case done by hand', () => {
    const { values, vectors } = symmetricEigen(Float64Array.of(2, 1, 1, 2), 2);
    expect([...values]).toEqual([expect.closeTo(3), expect.closeTo(1)]);
    expect(Math.abs(vectors[0]! - Math.SQRT1_2)).toBeLessThan(1e-12);
    expect(Math.abs(vectors[2]! + vectors[3]!)).toBeLessThan(1e-12);
  });

  it('gives unit vectors that the matrix only stretches', () => {
    const size = 24;
    const random = new Random(1);
    const matrix = new Float64Array(size * size);
    for (let a = 0; a < size; a++)
      for (let b = 0; b <= a; b++) matrix[a * size + b] = matrix[b * size + a] = random.normal();
    const { values, vectors } = symmetricEigen(matrix, size);
    for (let i = 0; i < size; i++) {
      const vector = vectors.subarray(i * size, (i + 1) * size);
      expect(Math.hypot(...vector)).toBeCloseTo(1, 12);
      for (let row = 0; row < size; row++) {
        const image = vector.reduce((sum, value, column) => sum + matrix[row * size + column]! * value, 0);
        expect(Math.abs(image - values[i]! * vector[row]!)).toBeLessThan(1e-10);
      }
      if (i > 0) expect(values[i]).toBeLessThanOrEqual(values[i - 1]!);
    }
  });

  it('refuses what is no number', () => {
    expect(() => symmetricEigen(Float64Array.of(Number.NaN, 1, 1, 2), 2)).toThrow(RangeError);
  });
});

describe('PrincipalAxes', () => {
  it('finds the directions rows were drawn along', () => {
    const random = new Random(2);
    const rows = new Float32Array(3000 * 4);
    for (let row = 0; row < 3000; row++) {
      const along = 3 * random.normal();
      rows.set([0.6 * along, 0.8 * along, random.normal(), 0], row * 4);
    }
    const axes = new PrincipalAxes(rows, 4, 2, () => new PlainArithmetic());
    expect(axes.kept).toBeCloseTo(1, 5);
    const [first, second] = axes.project(Float32Array.of(0.6, 0.8, 0, 0));
    expect(Math.abs(first!)).toBeGreaterThan(0.999);
    expect(Math.abs(second!)).toBeLessThan(0.05);
  });
});
