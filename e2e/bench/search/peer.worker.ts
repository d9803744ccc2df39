import '../../../src/protocol/trustOwnScripts';
import { serveWorker } from '../../../src/protocol/serveWorker';
import { DIMENSIONS, drawRows } from './drawRows';
import type { MakePeer, Peer, PeerName } from './peers/peers';
import type { PeerBenchApi } from './SearchBenchApi';

/** A build that takes longer is given up. */
const LIMIT_MILLISECONDS = 90_000;

const makers: Record<PeerName, () => Promise<MakePeer>> = {
  'js-cosine': async () => (await import('./peers/scripted')).makeCosinePeer,
  'js-dot': async () => (await import('./peers/scripted')).makeDotPeer,
  orama: async () => (await import('./peers/orama')).makeOramaPeer,
  'hnswlib-brute': async () => (await import('./peers/hnswlib')).makeBrutePeer,
  'hnswlib-hnsw': async () => (await import('./peers/hnswlib')).makeGraphPeer,
  voy: async () => (await import('./peers/voy')).makeVoyPeer,
};

let peer: Peer | null = null;

const api: PeerBenchApi = {
  fill: async ({ index: name, ...fill }) => {
    const make = await makers[name]();
    const made = await make(DIMENSIONS, fill.rows);
    let buildMilliseconds = 0;
    const ranked = await drawRows(fill, async (block, first) => {
      if (buildMilliseconds > LIMIT_MILLISECONDS) throw new Error(`had ${first} rows after 90 s, and was stopped`);
      const startedAt = performance.now();
      await made.append(block, first);
      buildMilliseconds += performance.now() - startedAt;
    });
    peer = made;
    return { ...ranked, buildMilliseconds };
  },
  search: async (query, limit) => {
    if (!peer) throw new Error('Fill a peer first.');
    return peer.search(query, limit);
  },
};

serveWorker(api, self);
