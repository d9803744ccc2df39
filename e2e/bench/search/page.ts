import '../../../src/protocol/trustOwnScripts';
import { connectWorker } from '../../../src/protocol/connectWorker';
import type { BenchRanked, PeerBenchApi, SearchBenchApi, SearchBenchPage } from './SearchBenchApi';

declare global {
  /** What the measurement calls in the page. */
  var searchBench: SearchBenchPage;
}

const DIMENSIONS = 256;

const worker = new Worker(new URL('./bench.worker.ts', import.meta.url), { type: 'module', name: 'bench' });
const { api } = connectWorker<SearchBenchApi>(worker, 'bench');
let searched: Pick<SearchBenchApi, 'search'> = api;
let queries: readonly Float32Array[] = [];

globalThis.searchBench = {
  fill: async (fill) => keepQueries(await api.fill(fill)),
  fillPeer: async (fill) => {
    const peerWorker = new Worker(new URL('./peer.worker.ts', import.meta.url), { type: 'module', name: 'peer' });
    const { api: peer } = connectWorker<PeerBenchApi>(peerWorker, 'peer');
    searched = peer;
    return keepQueries(await peer.fill(fill));
  },
  search: async (limit, rounds) => {
    const milliseconds: number[] = [];
    const found: (readonly number[])[] = [];
    for (let round = 0; round < rounds; round++) {
      for (const [place, query] of queries.entries()) {
        const startedAt = performance.now();
        found[place] = await searched.search(query, limit);
        milliseconds.push(performance.now() - startedAt);
      }
    }
    return { milliseconds, found };
  },
  bandwidth: (rounds) => api.bandwidth(rounds),
  store: (fill) => api.store(fill),
  load: () => api.load(),
};

function keepQueries<Ranked extends BenchRanked>({ queries: packed, ...filled }: Ranked): Omit<Ranked, 'queries'> {
  queries = Array.from({ length: packed.length / DIMENSIONS }, (_, query) =>
    packed.slice(query * DIMENSIONS, (query + 1) * DIMENSIONS),
  );
  return filled;
}
