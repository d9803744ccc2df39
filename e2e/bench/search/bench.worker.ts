import '../../../src/protocol/trustOwnScripts';
import type { DenseIndex } from '../../../src/index/DenseIndex';
import { KernelIndex } from '../../../src/index/KernelIndex';
import { kernels } from '../../../src/index/kernels/kernels';
import type { Kernel } from '../../../src/index/kernels/Kernel';
import { quantiseRows } from '../../../src/index/quantiseRows';
import { ScanIndex } from '../../../src/index/ScanIndex';
import { ClusteredRows } from '../../../src/index/testing/clusteredRows';
import { serveWorker } from '../../../src/protocol/serveWorker';
import { nextTurn } from '../../../workers/nextTurn';
import { startSecondThread } from '../../../workers/startSecondThread';
import { DIMENSIONS, drawRows } from './drawRows';
import type { MeasuredIndex, SearchBenchApi } from './SearchBenchApi';
import { loadRows, storeRows } from './storedRows';
import { makeLoops } from './Truth';

/** The loops that read memory take a multiple of this. */
const BYTES_AT_ONCE = 65_536;
/** Beside its values, a scan reads the scale of each row and the sum of its values, 4 bytes each. */
const READ_FOR_ROW = DIMENSIONS + 8;

const secondThread = startSecondThread();
let index: DenseIndex | null = null;
let kernel: Kernel | null = null;

const api: SearchBenchApi = {
  fill: async ({ index: name, ...fill }) => {
    const made = makeIndex(name);
    ({ index, kernel } = made);
    let buildMilliseconds = 0;
    let appendMilliseconds = 0;
    const ranked = await drawRows(fill, (block) => {
      const startedAt = performance.now();
      const quantised = quantiseRows(block, DIMENSIONS);
      const quantisedAt = performance.now();
      made.index.append(quantised);
      const endedAt = performance.now();
      appendMilliseconds += endedAt - quantisedAt;
      buildMilliseconds += endedAt - startedAt;
    });
    const startedAt = performance.now();
    while (made.index.prepare());
    const preparing = performance.now() - startedAt;
    buildMilliseconds += preparing;
    appendMilliseconds += preparing;
    return { ...ranked, buildMilliseconds, appendMilliseconds, bytes: kernel?.bytes ?? 0 };
  },
  search: async (query, limit) => {
    if (!index) throw new Error('Fill an index first.');
    const ranked = await index.search(query, { limit, pause: nextTurn });
    return ranked.map(({ row }) => row);
  },
  bandwidth: async (rounds) => {
    if (!kernel) throw new Error('Fill an index with a kernel first.');
    const bytes = Math.floor((kernel.rows * DIMENSIONS) / BYTES_AT_ONCE) * BYTES_AT_ONCE;
    const { loops, buffer } = makeLoops(bytes);
    new Uint8Array(buffer).fill(1);
    const scanned = kernel;
    const query = new ClusteredRows({ dimensions: DIMENSIONS, seed: 2, clusters: 1 }).take(1);
    const [scan = 0, inOrder = 0, fourStreams = 0] = medians(rounds, [
      () => scanAll(scanned, query),
      () => loops.readInOrder(0, bytes),
      () => loops.readFourStreams(0, bytes),
    ]);
    const perSecond = (read: number, milliseconds: number) => read / milliseconds / 1e6;
    return {
      scan: perSecond(kernel.rows * READ_FOR_ROW, scan),
      inOrder: perSecond(bytes, inOrder),
      fourStreams: perSecond(bytes, fourStreams),
    };
  },
  store: async ({ rows, clusters }) =>
    await storeRows(new ClusteredRows({ dimensions: DIMENSIONS, seed: 1, clusters }), rows),
  load: async () => {
    const query = new ClusteredRows({ dimensions: DIMENSIONS, seed: 2, clusters: 1 }).take(1);
    return await loadRows(query, secondThread);
  },
};

function makeIndex(name: MeasuredIndex): { readonly index: DenseIndex; readonly kernel: Kernel | null } {
  if (name === 'JavaScript') return { index: new ScanIndex(DIMENSIONS), kernel: null };
  const made = kernels.find((choice) => choice.name === name)!.make(DIMENSIONS, secondThread);
  return { index: new KernelIndex(DIMENSIONS, () => made), kernel: made };
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
