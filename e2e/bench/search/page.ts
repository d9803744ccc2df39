import { connectWorker } from '../../../src/protocol/connectWorker';
import type { SearchBenchApi, SearchBenchPage } from './SearchBenchApi';

declare global {
  /** What the measurement calls in the page. */
  var searchBench: SearchBenchPage;
}

const DIMENSIONS = 256;

const worker = new Worker(new URL('./bench.worker.ts', import.meta.url), { type: 'module', name: 'bench' });
const { api } = connectWorker<SearchBenchApi>(worker, 'bench');
let queries: readonly Float32Array[] = [];

globalThis.searchBench = {
  fill: async (fill) => {
    const { queries: packed, ...filled } = await api.fill(fill);
    queries = Array.from({ length: fill.queries }, (_, query) =>
      packed.slice(query * DIMENSIONS, (query + 1) * DIMENSIONS),
    );
    return filled;
  },
  search: async (limit, rounds) => {
    const milliseconds: number[] = [];
    const found: (readonly number[])[] = [];
    for (let round = 0; round < rounds; round++) {
      for (const [place, query] of queries.entries()) {
        const startedAt = performance.now();
        found[place] = await api.search(query, limit);
        milliseconds.push(performance.now() - startedAt);
      }
    }
    return { milliseconds, found };
  },
  bandwidth: (rounds) => api.bandwidth(rounds),
  store: (fill) => api.store(fill),
  load: () => api.load(),
};
