import type { DenseIndex } from '../../../src/index/DenseIndex';
import { KernelIndex } from '../../../src/index/KernelIndex';
import { kernels } from '../../../src/index/kernels/kernels';
import type { Kernel } from '../../../src/index/kernels/Kernel';
import { quantiseRows } from '../../../src/index/quantiseRows';
import { ScanIndex } from '../../../src/index/ScanIndex';
import { ClusteredRows } from '../../../src/index/testing/clusteredRows';
import { TopRows } from '../../../src/index/TopRows';
import { serveWorker } from '../../../src/protocol/serveWorker';
import { nextTurn } from '../../../workers/nextTurn';
import readMemory from './assembly/readMemory.ts?kernel=simd';
import type { BenchFill, MeasuredIndex, SearchBenchApi } from './SearchBenchApi';

const DIMENSIONS = 256;
/** Neighbours in the truth. */
const NEIGHBOURS = 100;
/** Rows made, compared and appended at a time. */
const BLOCK_ROWS = 4096;

let index: DenseIndex | null = null;
let kernel: Kernel | null = null;

const api: SearchBenchApi = {
  fill: async ({ rows, queries: count, clusters, index: name }: BenchFill) => {
    ({ index, kernel } = makeIndex(name));
    const drawn = new ClusteredRows({ dimensions: DIMENSIONS, seed: 1, clusters });
    const queries = drawn.take(count);
    const best = Array.from({ length: count }, () => new TopRows(NEIGHBOURS));
    let appendMilliseconds = 0;
    for (let first = 0; first < rows; first += BLOCK_ROWS) {
      const block = drawn.take(Math.min(BLOCK_ROWS, rows - first));
      for (const [query, top] of best.entries()) {
        compareAll(queries.subarray(query * DIMENSIONS, (query + 1) * DIMENSIONS), block, first, top);
      }
      const quantised = quantiseRows(block, DIMENSIONS);
      const startedAt = performance.now();
      index.append(quantised);
      appendMilliseconds += performance.now() - startedAt;
    }
    const truth = best.map((top) => top.ranked().map(({ row }) => row));
    return { queries, truth, appendMilliseconds, bytes: kernel?.bytes ?? 0 };
  },
  search: async (query, limit) => {
    if (!index) throw new Error('Fill an index first.');
    const ranked = await index.search(query, { limit, pause: nextTurn });
    return ranked.map(({ row }) => row);
  },
  bandwidth: async (rounds) => {
    if (!kernel) throw new Error('Fill an index with a kernel first.');
    const bytes = Math.floor((kernel.rows * DIMENSIONS) / PAGE) * PAGE;
    const memory = new WebAssembly.Memory({ initial: bytes / PAGE });
    new Uint8Array(memory.buffer).fill(1);
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(readMemory), { env: { memory } });
    const { readInOrder, readFourStreams } = exports as Record<string, (from: number, length: number) => number>;
    const scanned = kernel;
    const query = new ClusteredRows({ dimensions: DIMENSIONS, seed: 2, clusters: 1 }).take(1);
    const [scan = 0, inOrder = 0, fourStreams = 0] = medians(rounds, [
      () => scanAll(scanned, query),
      () => readInOrder!(0, bytes),
      () => readFourStreams!(0, bytes),
    ]);
    const perSecond = (milliseconds: number) => bytes / milliseconds / 1e6;
    return { scan: perSecond(scan), inOrder: perSecond(inOrder), fourStreams: perSecond(fourStreams) };
  },
};

const PAGE = 65_536;

function makeIndex(name: MeasuredIndex): { readonly index: DenseIndex; readonly kernel: Kernel | null } {
  if (name === 'JavaScript') return { index: new ScanIndex(DIMENSIONS), kernel: null };
  const made = kernels.find((choice) => choice.name === name)!.make(DIMENSIONS);
  return { index: new KernelIndex(DIMENSIONS, () => made), kernel: made };
}

/** Four sums at once: a single one waits for each addition. */
function compareAll(query: Float32Array, rows: Float32Array, firstRow: number, top: TopRows): void {
  for (let row = 0; row < rows.length / DIMENSIONS; row++) {
    const offset = row * DIMENSIONS;
    let a = 0;
    let b = 0;
    let c = 0;
    let d = 0;
    for (let i = 0; i < DIMENSIONS; i += 4) {
      a += query[i]! * rows[offset + i]!;
      b += query[i + 1]! * rows[offset + i + 1]!;
      c += query[i + 2]! * rows[offset + i + 2]!;
      d += query[i + 3]! * rows[offset + i + 3]!;
    }
    const score = a + b + (c + d);
    if (score >= top.threshold) top.offer(firstRow + row, score);
  }
}

function scanAll(scanned: Kernel, query: Float32Array): void {
  const search = scanned.open(query, { limit: 10, wanted: 1 });
  for (let segment = 0; segment < search.segments; segment++) search.scan(segment);
  search.close();
}

/** The median time of each work in milliseconds, taken in turns. */
function medians(rounds: number, works: readonly (() => unknown)[]): number[] {
  const times: number[][] = works.map(() => []);
  for (let round = -2; round < rounds; round++) {
    for (const [place, work] of works.entries()) {
      const startedAt = performance.now();
      work();
      if (round >= 0) times[place]!.push(performance.now() - startedAt);
    }
  }
  return times.map((each) => each.toSorted((a, b) => a - b)[Math.floor(each.length / 2)]!);
}

serveWorker(api, self);
