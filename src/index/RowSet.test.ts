import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RowSet } from './RowSet';

describe('RowSet', () => {
  it('is a set of numbers', () => {
    const numbers = fc.array(fc.nat(200), { maxLength: 30 });
    fc.assert(
      fc.property(numbers, numbers, (one, other) => {
        const [a, b] = [RowSet.of(one), RowSet.of(other)];
        const [left, right] = [new Set(one), new Set(other)];
        const sorted = (rows: Iterable<number>) => [...new Set(rows)].toSorted((x, y) => x - y);
        expect([...a]).toEqual(sorted(left));
        expect(a.size).toBe(left.size);
        expect([...a.and(b)]).toEqual(sorted([...left].filter((row) => right.has(row))));
        expect([...a.or(b)]).toEqual(sorted([...left, ...right]));
        expect([...a.without(b)]).toEqual(sorted([...left].filter((row) => !right.has(row))));
        expect(other.filter((row) => a.has(row))).toEqual(other.filter((row) => left.has(row)));
      }),
      { seed: 11, numRuns: 300 },
    );
  });
});
