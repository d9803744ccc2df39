import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DenseIndex } from './DenseIndex';
import { PlainDenseIndex } from './PlainDenseIndex';
import { quantiseRows, type QuantisedRows } from './quantiseRows';
import { ScanIndex } from './ScanIndex';

const implementations: readonly [string, (dimensions: number) => DenseIndex][] = [
  ['PlainDenseIndex', (dimensions) => new PlainDenseIndex(dimensions)],
  ['ScanIndex', (dimensions) => new ScanIndex(dimensions)],
];

const dimensions = 6;

/** Small integers and powers of two: sums are exact in any order, so that ties are ties for every implementation. */
const exactRows = fc
  .array(fc.array(fc.integer({ min: -3, max: 3 }), { minLength: dimensions, maxLength: dimensions }), { maxLength: 40 })
  .chain((rows) =>
    fc.array(fc.constantFrom(0.25, 0.5, 1), { minLength: rows.length, maxLength: rows.length }).map((scales) => ({
      dimensions,
      values: Int8Array.from(rows.flat()),
      scales: Float32Array.from(scales),
    })),
  );
const exactQuery = fc
  .array(fc.integer({ min: -4, max: 4 }), { minLength: dimensions, maxLength: dimensions })
  .map((components) => Float32Array.from(components, (component) => component / 4));

type Step = { readonly append: QuantisedRows } | { readonly remove: number } | { readonly compact: true };
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    fc.record({ append: exactRows }),
    fc.record({ remove: fc.nat(200) }),
    fc.record({ compact: fc.constant(true as const) }),
  ),
  { maxLength: 12 },
);

function take(index: DenseIndex, step: Step): void {
  if ('append' in step) index.append(step.append);
  else if ('remove' in step) index.remove(step.remove);
  else index.compact();
}

const oneRow = (...values: number[]): QuantisedRows => quantiseRows(Float32Array.from(values), values.length);

describe.each(implementations)('%s', (_name, make) => {
  it('gives the oracle’s answer after any sequence of changes', async () => {
    await fc.assert(
      fc.asyncProperty(steps, exactQuery, fc.integer({ min: 0, max: 50 }), async (sequence, query, limit) => {
        const index = make(dimensions);
        const oracle = new PlainDenseIndex(dimensions);
        for (const step of sequence) {
          take(index, step);
          take(oracle, step);
        }
        expect(index.rows).toBe(oracle.rows);
        expect(index.removedRows).toBe(oracle.removedRows);
        expect(await index.search(query, { limit })).toEqual(await oracle.search(query, { limit }));
      }),
      { seed: 4, numRuns: 300 },
    );
  });

  it('ranks by hand-computed scores', async () => {
    const index = make(2);
    index.append({ dimensions: 2, values: Int8Array.of(1, 0, 3, 4, 0, 2), scales: Float32Array.of(1, 0.5, 0.25) });
    expect(await index.search(Float32Array.of(1, 2), { limit: 2 })).toEqual([
      { row: 1, score: 5.5 },
      { row: 0, score: 1 },
    ]);
  });

  it('orders ties by row, also where the limit cuts through them', async () => {
    const index = make(1);
    for (let row = 0; row < 9; row++) index.append(oneRow(row === 4 ? 2 : 1));
    const ranked = await index.search(Float32Array.of(1), { limit: 4 });
    expect(ranked.map(({ row }) => row)).toEqual([4, 0, 1, 2]);
  });

  it('answers with nothing when empty and with everything when the limit exceeds the rows', async () => {
    const index = make(2);
    expect(await index.search(Float32Array.of(1, 0), { limit: 5 })).toEqual([]);
    index.append(oneRow(1, 0));
    expect(await index.search(Float32Array.of(1, 0), { limit: 5 })).toHaveLength(1);
    expect(await index.search(Float32Array.of(1, 0), { limit: 0 })).toEqual([]);
  });

  it('scores a row of zeros 0', async () => {
    const index = make(2);
    index.append(oneRow(0, 0));
    expect(await index.search(Float32Array.of(1, 1), { limit: 1 })).toEqual([{ row: 0, score: 0 }]);
  });

  it('refuses what does not fit, naming it', async () => {
    const index = make(2);
    expect(() => index.append(oneRow(1, 2, 3))).toThrow('Rows of 3 dimensions do not fit an index of 2');
    await expect(index.search(Float32Array.of(1), { limit: 1 })).rejects.toThrow('query of 1 dimensions');
    await expect(index.search(Float32Array.of(1, NaN), { limit: 1 })).rejects.toThrow('not finite');
  });

  it('rejects with the reason when aborted', async () => {
    const reason = new Error('a newer query');
    const signal = AbortSignal.abort(reason);
    await expect(make(1).search(Float32Array.of(1), { limit: 1, signal })).rejects.toBe(reason);
  });
});

describe('ScanIndex', () => {
  it('agrees with the oracle over several slabs and stops between them when aborted', async () => {
    const rows = 30_000;
    const values = new Float32Array(rows * 2);
    for (let i = 0; i < values.length; i++) values[i] = Math.sin(i * 1.7);
    const quantised = quantiseRows(values, 2);
    const index = new ScanIndex(2);
    const oracle = new PlainDenseIndex(2);
    for (const each of [index, oracle]) {
      each.append(quantised);
      for (let row = 0; row < rows; row += 3) each.remove(row);
      each.compact();
      each.append(oneRow(0.5, 0.5));
    }
    const query = Float32Array.of(1, 0);
    let pauses = 0;
    const pause = async () => void pauses++;
    const found = await index.search(query, { limit: 100, pause });
    expect(found).toEqual(await oracle.search(query, { limit: 100 }));
    expect(pauses).toBe(1);

    const controller = new AbortController();
    const stopped = index.search(query, {
      limit: 1,
      signal: controller.signal,
      pause: async () => controller.abort(new Error('a newer query')),
    });
    await expect(stopped).rejects.toThrow('a newer query');
  });
});

describe('quantiseRows', () => {
  it('keeps every component within half a scale', () => {
    fc.assert(
      fc.property(fc.array(fc.float({ noNaN: true, min: -4, max: 4 }), { minLength: 1, maxLength: 64 }), (row) => {
        const { values, scales } = quantiseRows(Float32Array.from(row), row.length);
        for (const [d, component] of row.entries()) {
          expect(Math.abs(component - values[d]! * scales[0]!)).toBeLessThanOrEqual(scales[0]! * 0.5001 + 1e-40);
        }
      }),
      { seed: 5 },
    );
  });

  it('refuses values that are not finite and rows that are not whole', () => {
    expect(() => quantiseRows(Float32Array.of(1, NaN), 2)).toThrow('Row 0 holds NaN');
    expect(() => quantiseRows(Float32Array.of(1, 2, 3, Infinity), 2)).toThrow('Row 1 holds Infinity');
    expect(() => quantiseRows(Float32Array.of(1, 2, 3), 2)).toThrow('whole rows of 2');
  });
});
