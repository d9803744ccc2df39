import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RankedRow } from '../../DenseIndex';
import { quantiseRows, type QuantisedRows } from '../../quantiseRows';
import { ClusteredRows, normalNumbers } from '../../testing/clusteredRows';
import { SEGMENT_ROWS, type Kernel, type KernelSearch, type KernelSearchOptions } from '../Kernel';
import { PlainKernel } from '../PlainKernel';
import { hasWasmFeature } from '../wasmFeatures';
import type { TestedKernel } from './secondThreads';

/** The tests that every kernel passes; where it cannot run, they show as skipped. */
export function testKernel({ name, requires, make }: TestedKernel): void {
  describe.skipIf(!requires.every(hasWasmFeature))(`the ${name} kernel`, () => {
    it('ranks as the oracle does when it scans, in any dimension', () => {
      fc.assert(
        fc.property(smallCases, ({ rows, query, removed, limit, only }) => {
          const pair = [make(rows.dimensions), new PlainKernel(rows.dimensions)] as const;
          for (const kernel of pair) fill(kernel, rows, removed);
          const [found, expected] = pair.map((kernel) => scanAll(kernel, query, { limit, wanted: 1, ...only }));
          expectSame(found!, expected!);
        }),
        { seed: 11, numRuns: 150 },
      );
    });

    it.each([
      [8, 6],
      [48, 4],
      [128, 1],
      [256, 1],
    ])(
      'chooses by bits and scores in full as the oracle does, in %i dimensions and %i segments with bits',
      (dimensions, segments) => {
        const pair = [make(dimensions), new PlainKernel(dimensions)] as const;
        const drawn = new ClusteredRows({ dimensions, seed: dimensions, clusters: 20 });
        const rows = quantiseRows(drawn.take(segments * SEGMENT_ROWS + 300), dimensions);
        const removed = Array.from({ length: 900 }, (_, index) => index * 7);
        for (const kernel of pair) fill(kernel, rows, removed);
        const queries = drawn.take(2);
        for (let at = 0; at < queries.length; at += dimensions) {
          const query = queries.subarray(at, at + dimensions);
          for (const only of [{}, { only: everyThird(rows.scales.length) }]) {
            const [found, expected] = pair.map((kernel) =>
              chooseAll(kernel, query, { limit: 60, wanted: 50, ...only }),
            );
            expectSame(found!, expected!);
          }
        }
      },
    );

    it('tells rows apart whose difference the rounded query does not see', () => {
      const dimensions = 16;
      const pair = [make(dimensions), new PlainKernel(dimensions)] as const;
      const next = normalNumbers(6);
      const values = Int8Array.from({ length: 300 * dimensions }, (_, at) =>
        at % dimensions === 0 ? 100 : 30 * next(),
      );
      for (const kernel of pair) kernel.append({ dimensions, values, scales: new Float32Array(300).fill(1) });
      const query = Float32Array.from({ length: dimensions }, (_, d) => (d === 0 ? 1 : 1e-6 * next()));
      const [found, expected] = pair.map((kernel) => scanAll(kernel, query, { limit: 20, wanted: 1 }));
      expectSame(found!, expected!);
    });

    it('chooses among rows of one direction, in clusters and alike', () => {
      const dimensions = 64;
      const drawn = new ClusteredRows({ dimensions, seed: 3, clusters: 2 });
      const values = drawn.take(2 * SEGMENT_ROWS);
      // The first segment: the same row throughout.
      for (let row = 1; row < SEGMENT_ROWS; row++) values.copyWithin(row * dimensions, 0, dimensions);
      const pair = [make(dimensions), new PlainKernel(dimensions)] as const;
      for (const kernel of pair) fill(kernel, quantiseRows(values, dimensions), []);
      const query = drawn.take(1);
      const [found, expected] = pair.map((kernel) => chooseAll(kernel, query, { limit: 5, wanted: 100 }));
      expectSame(found!, expected!);
    });

    it('keeps room for better rows when very many are alike', () => {
      const dimensions = 32;
      const alike = 5 * SEGMENT_ROWS;
      const values = new Float32Array((alike + SEGMENT_ROWS) * dimensions).fill(0.1);
      const next = normalNumbers(5);
      for (let i = alike * dimensions; i < values.length; i++) values[i] = next();
      const kernel = make(dimensions);
      fill(kernel, quantiseRows(values, dimensions), []);
      const best = alike + 17;
      const query = values.slice(best * dimensions, (best + 1) * dimensions);
      expect(chooseAll(kernel, query, { limit: 3, wanted: 100 })[0]?.row).toBe(best);
      const towardsAlike = new Float32Array(dimensions).fill(1);
      const ranked = chooseAll(kernel, towardsAlike, { limit: 50, wanted: 100 });
      expect(ranked).toHaveLength(50);
    });

    it('scores a query of zeros 0, keeps the first rows, and takes tiny and huge queries', () => {
      const kernel = make(16);
      fill(kernel, quantiseRows(new ClusteredRows({ dimensions: 16, seed: 1, clusters: 3 }).take(100), 16), [0, 2]);
      const ranked = scanAll(kernel, new Float32Array(16), { limit: 3, wanted: 1 });
      expect(ranked).toEqual([1, 3, 4].map((row) => ({ row, score: 0 })));
      const query = new ClusteredRows({ dimensions: 16, seed: 2, clusters: 1 }).take(1);
      const order = scanAll(kernel, query, { limit: 100, wanted: 1 }).map(({ row }) => row);
      for (const factor of [2 ** -110, 2 ** 120]) {
        const scaled = query.map((component) => component * factor);
        expect(scanAll(kernel, scaled, { limit: 100, wanted: 1 }).map(({ row }) => row)).toEqual(order);
      }
    });

    it('gives bits to full segments, some at a time, and finds what has none yet', () => {
      const kernel = make(8);
      const drawn = new ClusteredRows({ dimensions: 8, seed: 14, clusters: 4 });
      const rows = quantiseRows(drawn.take(2 * SEGMENT_ROWS + 50), 8);
      const query = drawn.take(1);
      const options = { limit: 5, wanted: 3 * SEGMENT_ROWS };
      expect(kernel.deriveBits(1)).toBe(false);
      kernel.append(rows);
      const expected = chooseAll(kernel, query, options);
      expect(withBits(kernel)).toBe(0);
      expect(kernel.deriveBits(1)).toBe(true);
      expect(withBits(kernel)).toBe(1);
      expectSame(chooseAll(kernel, query, options), expected);
      expect(kernel.deriveBits(5)).toBe(false);
      expect(withBits(kernel)).toBe(2);
      expectSame(chooseAll(kernel, query, options), expected);
      expect(kernel.deriveBits(1)).toBe(false);
    });

    it('counts the rows that a search may find', () => {
      const kernel = make(4);
      const count = SEGMENT_ROWS + 10;
      fill(kernel, rowsOf(4, count, 1), [0, 3, SEGMENT_ROWS, count + 5]);
      expect(kernel.rows).toBe(count);
      expect(kernel.removedRows).toBe(3);
      const query = new Float32Array(4);
      expect(allowed(kernel.open(query, { limit: 1, wanted: 1 }))).toBe(count - 3);
      expect(allowed(kernel.open(query, { limit: 1, wanted: 1, only: Uint8Array.of(0b1011) }))).toBe(1);
      const longer = new Uint8Array(SEGMENT_ROWS).fill(255);
      expect(allowed(kernel.open(query, { limit: 1, wanted: 1, only: longer }))).toBe(count - 3);
    });

    it('gives the rows that are left, in their order', () => {
      const kernel = make(6);
      const rows = quantiseRows(new ClusteredRows({ dimensions: 6, seed: 8, clusters: 2 }).take(5000), 6);
      fill(kernel, rows, [1, 4999]);
      const { values, scales } = kernel.remaining(0);
      expect(scales).toEqual(rows.scales.slice(0, SEGMENT_ROWS).filter((_, row) => row !== 1));
      expect(values.slice(6, 12)).toEqual(rows.values.slice(12, 18));
      expect(kernel.remaining(1).scales).toEqual(rows.scales.slice(SEGMENT_ROWS, 4999));
    });

    it('keeps searches that run at the same time apart, also while the memory grows', () => {
      const kernel = make(8);
      const drawn = new ClusteredRows({ dimensions: 8, seed: 9, clusters: 4 });
      fill(kernel, quantiseRows(drawn.take(SEGMENT_ROWS + 50), 8), []);
      const queries = [drawn.take(1), drawn.take(1)] as const;
      const options = { limit: 5, wanted: 10 };
      const alone = queries.map((query) => scanAll(kernel, query, options));
      const searches = queries.map((query) => kernel.open(query, options));
      searches[0]!.scan(0);
      searches[1]!.scan(0);
      kernel.append(rowsOf(8, 3 * SEGMENT_ROWS, 0));
      searches[0]!.scan(1);
      searches[1]!.scan(1);
      expect(searches.map((search) => search.ranked())).toEqual(alone);
    });

    it('leaves out what was removed after it was chosen', () => {
      const kernel = make(8);
      const drawn = new ClusteredRows({ dimensions: 8, seed: 10, clusters: 4 });
      fill(kernel, quantiseRows(drawn.take(SEGMENT_ROWS), 8), []);
      const query = drawn.take(1);
      const [best] = chooseAll(kernel, query, { limit: 1, wanted: 100 });
      const search = kernel.open(query, { limit: 1, wanted: 100 });
      search.choose(1);
      kernel.remove(best!.row);
      search.rescore();
      expect(search.ranked()[0]?.row).not.toBe(best!.row);
    });
  });
}

/** Segments that have bits. */
function withBits(kernel: Kernel): number {
  const search = kernel.open(new Float32Array(kernel.dimensions), { limit: 1, wanted: 1 });
  const segments = Array.from({ length: search.segments }, (_, segment) => search.hasBits(segment));
  search.close();
  return segments.filter(Boolean).length;
}

function allowed(search: KernelSearch): number {
  search.close();
  return search.allowed;
}

function fill(kernel: Kernel, rows: QuantisedRows, removed: readonly number[]): void {
  kernel.append(rows);
  kernel.deriveBits(Infinity);
  for (const row of removed) for (let time = 0; time < 2; time++) kernel.remove(row);
}

function scanAll(kernel: Kernel, query: Float32Array, options: KernelSearchOptions): readonly RankedRow[] {
  const search = kernel.open(query, options);
  for (let segment = 0; segment < search.segments; segment++) search.scan(segment);
  return finish(search);
}

function chooseAll(kernel: Kernel, query: Float32Array, options: KernelSearchOptions): readonly RankedRow[] {
  const search = kernel.open(query, options);
  search.choose(Infinity);
  for (let segment = 0; segment < search.segments; segment++) if (!search.hasBits(segment)) search.scan(segment);
  expect(search.isChosen()).toBe(true);
  search.rescore();
  return finish(search);
}

function finish(search: KernelSearch): readonly RankedRow[] {
  const ranked = search.ranked();
  search.close();
  return ranked;
}

/** The same rows in the same order; scores may differ by the order in which float64 sums were made. */
function expectSame(found: readonly RankedRow[], expected: readonly RankedRow[]): void {
  expect(found.map(({ row }) => row)).toEqual(expected.map(({ row }) => row));
  for (const [place, { score }] of found.entries()) expect(score).toBeCloseTo(expected[place]!.score, 12);
}

function everyThird(rows: number): Uint8Array {
  const only = new Uint8Array(Math.ceil(rows / 8));
  for (let row = 0; row < rows; row += 3) only[row >> 3]! |= 1 << (row & 7);
  return only;
}

function rowsOf(dimensions: number, count: number, component: number): QuantisedRows {
  return quantiseRows(new Float32Array(count * dimensions).fill(component), dimensions);
}

/** Few rows of any dimension, with ties, zeros and extremes. */
const smallCases = fc.integer({ min: 1, max: 150 }).chain((dimensions) =>
  fc.nat(70).chain((count) =>
    fc.record({
      rows: fc.record({
        dimensions: fc.constant(dimensions),
        values: fc.oneof(signedBytes(count * dimensions, 127), signedBytes(count * dimensions, 1)),
        scales: fc
          .array(fc.constantFrom(0, 0.001, 0.5, 1), { minLength: count, maxLength: count })
          .map((scales) => Float32Array.from(scales)),
      }),
      query: fc
        .array(fc.integer({ min: -64, max: 64 }), { minLength: dimensions, maxLength: dimensions })
        .map((components) => Float32Array.from(components, (component) => component / 64)),
      removed: fc.array(fc.nat(80)),
      limit: fc.integer({ min: 1, max: 90 }),
      only: fc.oneof(
        fc.constant({}),
        fc.uint8Array({ maxLength: 12 }).map((only) => ({ only: Uint8Array.from(only) })),
      ),
    }),
  ),
);

function signedBytes(length: number, most: number): fc.Arbitrary<Int8Array<ArrayBuffer>> {
  return fc
    .int8Array({ minLength: length, maxLength: length, min: -most, max: most })
    .map((values) => Int8Array.from(values));
}
