import { describe, expect, it } from 'vitest';
import { Random } from '../../index/Random';
import type { Arithmetic } from './Arithmetic';
import { PlainArithmetic } from './PlainArithmetic';
import { SimdArithmetic } from './SimdArithmetic';

const arithmetics: Record<string, () => Arithmetic> = {
  plain: () => new PlainArithmetic(),
  simd: () => new SimdArithmetic(1 << 20),
};

function fill(array: Float32Array, random: Random): Float32Array {
  for (let index = 0; index < array.length; index++) array[index] = random.normal();
  return array;
}

describe.each(Object.entries(arithmetics))('%s arithmetic', (_, create) => {
  it.each([
    { rows: 4, columns: 2, inner: 4 },
    { rows: 8, columns: 6, inner: 12 },
    { rows: 12, columns: 10, inner: 64 },
  ])('multiplies $rows × $inner by $inner × $columns within wider matrices', (size) => {
    for (const add of [false, true]) {
      const arithmetic = create();
      const random = new Random(1);
      const shape = { ...size, leftStride: 70, rightStride: 67, resultStride: 15, add };
      const left = fill(arithmetic.floats(size.rows * 70), random);
      const right = fill(arithmetic.floats(size.columns * 67), random);
      const result = fill(arithmetic.floats(size.rows * 15), random);
      const before = result.slice();
      arithmetic.multiplyTransposed(result, left, right, shape);
      for (const [position, value] of result.entries()) {
        const [row, column] = [Math.floor(position / 15), position % 15];
        let expected = column < size.columns && !add ? 0 : before[position]!;
        for (let k = 0; k < size.inner && column < size.columns; k++)
          expected += left[row * 70 + k]! * right[column * 67 + k]!;
        expect(Math.abs(value - expected)).toBeLessThan(1e-5);
      }
    }
  });

  it('sums rows, none too', () => {
    const arithmetic = create();
    const random = new Random(2);
    const table = fill(arithmetic.floats(5 * 64), random);
    const sums = { starts: arithmetic.ints(4), ids: arithmetic.ints(4), factors: fill(arithmetic.floats(4), random) };
    sums.starts.set([0, 3, 3, 4]);
    sums.ids.set([4, 0, 4, 2]);
    const result = arithmetic.floats(3 * 64).fill(9);
    arithmetic.sumRows(result, sums, table, 64);
    for (let d = 0; d < 64; d++) {
      const [a, b, c, last] = sums.factors as unknown as [number, number, number, number];
      expect(result[d]).toBeCloseTo((a + c) * table[4 * 64 + d]! + b * table[d]!, 5);
      expect(result[64 + d]).toBe(0);
      expect(result[128 + d]).toBeCloseTo(last * table[2 * 64 + d]!, 5);
    }
  });

  it('refuses sizes that are not in blocks', () => {
    const arithmetic = create();
    const shape = { rows: 3, columns: 2, inner: 4, leftStride: 4, rightStride: 4, resultStride: 2, add: false };
    const one = arithmetic.floats(64);
    expect(() => arithmetic.multiplyTransposed(one, one, one, shape)).toThrow(RangeError);
    expect(() =>
      arithmetic.sumRows(one, { starts: arithmetic.ints(1), ids: arithmetic.ints(0), factors: one }, one, 16),
    ).toThrow(RangeError);
  });
});

describe('SimdArithmetic', () => {
  it('says when its memory is used up', () => {
    expect(() => new SimdArithmetic(65_536).floats(20_000)).toThrow('65536 bytes of memory do not hold 80000');
  });
});
