import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { DenseIndex } from './DenseIndex';
import { KernelIndex } from './KernelIndex';
import { PlainKernel } from './kernels/PlainKernel';
import { usableKernels } from './kernels/testing/secondThreads';
import { PlainDenseIndex } from './PlainDenseIndex';
import { quantiseRows, type QuantisedRows } from './quantiseRows';
import { ScanIndex } from './ScanIndex';
import { ClusteredRows, exactTop } from './testing/clusteredRows';

const implementations: readonly (readonly [string, (dimensions: number) => DenseIndex])[] = [
  ['PlainDenseIndex', (dimensions) => new PlainDenseIndex(dimensions)],
  ['ScanIndex', (dimensions) => new ScanIndex(dimensions)],
  ['KernelIndex, plain', (dimensions) => new KernelIndex(dimensions, (each) => new PlainKernel(each))],
  ...usableKernels.map(
    ({ name, make }) => [`KernelIndex, ${name}`, (dimensions: number) => new KernelIndex(dimensions, make)] as const,
  ),
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

const limits = fc.integer({ min: 0, max: 50 });
/** Half of them let only some rows through. */
const filters = fc.oneof(
  fc.constant({}),
  fc.uint8Array({ maxLength: 30 }).map((only) => ({ only: Uint8Array.from(only) })),
);

type Step =
  | { readonly append: QuantisedRows }
  | { readonly prepare: true }
  | { readonly remove: number }
  | { readonly compact: true };
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    fc.record({ append: exactRows }),
    fc.record({ prepare: fc.constant(true as const) }),
    fc.record({ remove: fc.nat(200) }),
    fc.record({ compact: fc.constant(true as const) }),
  ),
  { maxLength: 12 },
);

function take(index: DenseIndex, step: Step): void {
  if ('append' in step) index.append(step.append);
  else if ('prepare' in step) index.prepare();
  else if ('remove' in step) index.remove(step.remove);
  else index.compact();
}

/** Appends rows and prepares them all. */
function appendPrepared(index: DenseIndex, rows: QuantisedRows): void {
  index.append(rows);
  while (index.prepare());
}

const oneRow = (...values: number[]): QuantisedRows => quantiseRows(Float32Array.from(values), values.length);

describe.each(implementations)('%s', (_name, make) => {
  it('gives the oracle’s answer after any sequence of changes', async () => {
    await fc.assert(
      fc.asyncProperty(steps, exactQuery, limits, filters, async (sequence, query, limit, filter) => {
        const index = make(dimensions);
        const oracle = new PlainDenseIndex(dimensions);
        for (const step of sequence) {
          take(index, step);
          take(oracle, step);
        }
        expect(index.rows).toBe(oracle.rows);
        expect(index.removedRows).toBe(oracle.removedRows);
        const options = { limit, ...filter };
        expect(await index.search(query, options)).toEqual(await oracle.search(query, options));
        const rows = Array.from({ length: 250 }, (_, row) => 247 - row);
        expect(index.compare(query, rows)).toEqual(oracle.compare(query, rows));
      }),
      { seed: 4, numRuns: 300 },
    );
  });

  it('compares any rows in any order with the scores of a search', async () => {
    const index = make(64);
    const drawn = new ClusteredRows({ dimensions: 64, seed: 26, clusters: 50 });
    appendPrepared(index, quantiseRows(drawn.take(9000), 64));
    const query = drawn.take(1);
    const scores = new Map((await index.search(query, { limit: 9000 })).map(({ row, score }) => [row, score]));
    const rows = Array.from({ length: 9000 }, (_, place) => (place * 7919) % 9000);
    const compared = index.compare(query, rows);
    for (const [row, score] of scores) expect(compared[rows.indexOf(row)]).toBe(score);
    expect(() => index.compare(Float32Array.of(1), [])).toThrow('query of 1 dimensions');
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

/** Chooses by bits among any number of rows. */
const inTwoStages = { exactRows: 0, wanted: (limit: number) => Math.max(500, 10 * limit) };

describe.each(usableKernels)('KernelIndex, $name', ({ make, isEager }) => {
  // Where another thread chooses from all segments, the search has no pause.
  it.runIf(!isEager)('searches on with the rows as they were while the index is compacted', async () => {
    const index = new KernelIndex(4, make, inTwoStages);
    const drawn = new ClusteredRows({ dimensions: 4, seed: 21, clusters: 50 });
    appendPrepared(index, quantiseRows(drawn.take(600_000), 4));
    const query = drawn.take(1);
    const expected = await index.search(query, { limit: 10 });
    let pauses = 0;
    const pause = async () => {
      pauses++;
      for (let row = 0; row < 4096; row++) if (!expected.some((hit) => hit.row === row)) index.remove(row);
      index.compact();
      index.append(oneRow(...query));
    };
    expect(await index.search(query, { limit: 10, pause })).toEqual(expected);
    expect(pauses).toBe(1);
    const [best] = await index.search(query, { limit: 10 });
    expect(best?.row).toBe(index.rows - 1);
  });

  it.runIf(!isEager)('stops in a pause when aborted, and answers the next query', async () => {
    const index = new KernelIndex(4, make);
    const drawn = new ClusteredRows({ dimensions: 4, seed: 22, clusters: 50 });
    appendPrepared(index, quantiseRows(drawn.take(600_000), 4));
    const query = drawn.take(1);
    const controller = new AbortController();
    const next: Promise<unknown>[] = [];
    const stopped = index.search(query, {
      limit: 5,
      signal: controller.signal,
      pause: async () => {
        next.push(index.search(query, { limit: 5 }));
        controller.abort(new Error('a newer query'));
      },
    });
    await expect(stopped).rejects.toThrow('a newer query');
    expect(await next[0]).toEqual(await index.search(query, { limit: 5 }));
  });
});

describe.each(usableKernels)('preparing a KernelIndex, $name', ({ make }) => {
  it('changes how an answer is found, and hardly what it is; every search prepares some', async () => {
    const size = 64;
    const drawn = new ClusteredRows({ dimensions: size, seed: 25, clusters: 500 });
    const rows = quantiseRows(drawn.take(30_000), size);
    const [index, exact] = [inTwoStages, { ...inTwoStages, exactRows: Infinity }].map(
      (policy) => new KernelIndex(size, make, policy),
    ) as [KernelIndex, KernelIndex];
    for (const each of [index, exact]) each.append(rows);
    expect(exact.prepare()).toBe(false);
    const query = drawn.take(1);
    const best = await exact.search(query, { limit: 10 });
    let pauses = 0;
    const pause = async () => void pauses++;
    // The first of seven full segments, and two thirds of the others, are prepared by searches.
    for (let search = 0; search < 5; search++) expect(await index.search(query, { limit: 10, pause })).toEqual(best);
    expect(index.prepare()).toBe(true);
    expect(index.prepare()).toBe(false);
    expect(await index.search(query, { limit: 10, pause })).toEqual(best);
  });
});

/** Rows of most indexes whose recall is measured, at most; the long campaign takes all. */
const MOST_ROWS = process.env['INKLING_LONG'] === '1' ? Infinity : 6000;

// A second thread changes no answer, as the tests of the kernels show.
describe.each(usableKernels.filter(({ threads }) => threads === 1))('the recall of KernelIndex, $name', ({ make }) => {
  it.each([
    { dimensions: 128, shared: 0.5, count: 24_000 },
    { dimensions: 256, shared: 0.5, count: 24_000 },
    { dimensions: 256, shared: 3, count: 60_000 },
    { dimensions: 384, shared: 0.5, count: 9000 },
    { dimensions: 512, shared: 0.5, count: 9000 },
    { dimensions: 768, shared: 3, count: 9000 },
  ])('finds 99 % of the best ten of $dimensions dimensions with a shared part of $shared', async (options) => {
    const { dimensions: size, shared } = options;
    // As many as make a search in two stages hard, where embeddings have most in common.
    const count = Math.min(options.count, size === 256 && shared === 3 ? 4 * MOST_ROWS : MOST_ROWS);
    const drawn = new ClusteredRows({ ...options, seed: 23, clusters: count / 40 });
    const rows = drawn.take(count);
    const exact = new KernelIndex(size, make, { ...inTwoStages, exactRows: Infinity });
    const index = new KernelIndex(size, make, inTwoStages);
    for (const each of [exact, index]) appendPrepared(each, quantiseRows(rows, size));
    const queries = 40;
    const asked = drawn.take(queries);
    let ofExact = 0;
    let ofFloats = 0;
    let exactOfFloats = 0;
    for (let at = 0; at < asked.length; at += size) {
      const query = asked.subarray(at, at + size);
      const [found, best] = await Promise.all(
        [index, exact].map(async (each) => (await each.search(query, { limit: 10 })).map(({ row }) => row)),
      );
      const bestOfFloats = exactTop(rows, query, 10);
      ofExact += found!.filter((row) => best!.includes(row)).length;
      ofFloats += found!.filter((row) => bestOfFloats.has(row)).length;
      exactOfFloats += best!.filter((row) => bestOfFloats.has(row)).length;
    }
    const most = 10 * queries;
    expect(ofExact / most).toBeGreaterThanOrEqual(0.99);
    // What is lost against the float32 rows is lost by their int8 form, not by the index.
    expect(ofFloats / most).toBeGreaterThanOrEqual(exactOfFloats / most - 0.005);
  });

  describe('where a filter leaves some rows', () => {
    const size = 128;
    const count = 64_000;
    const index = new KernelIndex(size, make);
    const exact = new KernelIndex(size, make, { ...inTwoStages, exactRows: Infinity });
    let asked: readonly Float32Array[];

    beforeAll(() => {
      const drawn = new ClusteredRows({ dimensions: size, seed: 24, clusters: 300 });
      const rows = quantiseRows(drawn.take(count), size);
      for (const each of [index, exact]) appendPrepared(each, rows);
      asked = Array.from({ length: 40 }, () => drawn.take(1));
    });

    it.each([2, 3, 10])('finds 99 % of the best ten where a filter leaves one row in %i', async (every) => {
      const only = new Uint8Array(count / 8);
      for (let row = 0; row < count; row += every) only[row >> 3]! |= 1 << (row & 7);
      let found = 0;
      for (const query of asked) {
        const best = new Set((await exact.search(query, { limit: 10, only })).map(({ row }) => row));
        found += (await index.search(query, { limit: 10, only })).filter(({ row }) => best.has(row)).length;
      }
      expect(found / 400).toBeGreaterThanOrEqual(0.99);
    });
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

  it('keeps the dot product of a row with itself', () => {
    fc.assert(
      fc.property(fc.array(fc.float({ noNaN: true, min: -4, max: 4 }), { minLength: 1, maxLength: 64 }), (row) => {
        const { values, scales } = quantiseRows(Float32Array.from(row), row.length);
        const squares = row.reduce((sum, component) => sum + component * component, 0);
        const product = row.reduce((sum, component, d) => sum + component * values[d]! * scales[0]!, 0);
        expect(Math.abs(product - squares)).toBeLessThanOrEqual(1e-6 * squares + 1e-40);
      }),
      { seed: 6 },
    );
  });

  it('refuses values that are not finite and rows that are not whole', () => {
    expect(() => quantiseRows(Float32Array.of(1, NaN), 2)).toThrow('Row 0 holds NaN');
    expect(() => quantiseRows(Float32Array.of(1, 2, 3, Infinity), 2)).toThrow('Row 1 holds Infinity');
    expect(() => quantiseRows(Float32Array.of(1, 2, 3), 2)).toThrow('whole rows of 2');
  });
});
