import { describe, expect, it } from 'vitest';
import { Random } from '../../index/Random';
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

  it('of fewer rows than numbers are those of the moments, and complete', () => {
    const [size, count] = [12, 5];
    const random = new Random(3);
    const drawn = Float32Array.from({ length: (count - 1) * size }, () => random.normal());
    // The last row is the sum of the first two: four directions.
    const rows = new Float32Array([...drawn, ...drawn.subarray(0, size).map((value, d) => value + drawn[size + d]!)]);
    const few = new PrincipalAxes(rows, size, size, () => new PlainArithmetic());
    // The same variance, in as many rows as there are numbers.
    const padded = new Float32Array(size * size);
    padded.set(rows);
    const all = new PrincipalAxes(padded, size, size, () => new PlainArithmetic());
    const [one, other] = [few.project(rows), all.project(rows)];
    for (let row = 0; row < count; row++) {
      for (let d = 0; d < 4; d++) expect(one[row * size + d]).toBeCloseTo(other[row * size + d]!, 4);
      for (let d = 4; d < size; d++) expect(Math.abs(one[row * size + d]!)).toBeLessThan(1e-5);
    }
    // A whole basis keeps every length.
    const vector = Float32Array.from({ length: size }, () => random.normal());
    expect(Math.hypot(...few.project(vector))).toBeCloseTo(Math.hypot(...vector), 4);
    expect(few.kept).toBeCloseTo(1, 10);
    expect(new PrincipalAxes(rows, size, 2, () => new PlainArithmetic()).kept).toBeCloseTo(
      new PrincipalAxes(padded, size, 2, () => new PlainArithmetic()).kept,
      6,
    );
  });
});
