import { loadHnswlib } from 'hnswlib-wasm';
import type { MakePeer } from './peers';
import { rowsOf } from './rowsOf';

const SEED = 100;

/**
 * The package's approximate graph, with half of the parameters it recommends for embeddings (m 32, efConstruction 128,
 * efSearch 128): with those, 10,000 rows took 15 s to build, too long for 100,000 in the time there is.
 */
export const makeGraphPeer: MakePeer = async (dimensions, capacity) => {
  const { HierarchicalNSW } = await loadHnswlib();
  const graph = new HierarchicalNSW('ip', dimensions, '');
  graph.initIndex(capacity, 16, 64, SEED);
  graph.setEfSearch(64);
  return {
    append: (block, first) => {
      const rows = rowsOf(block, dimensions);
      graph.addPoints(
        rows,
        rows.map((_, row) => first + row),
        false,
      );
    },
    search: (query, limit) => graph.searchKnn(query, limit, undefined).neighbors,
  };
};

/** The same package's scan of all rows. */
export const makeBrutePeer: MakePeer = async (dimensions, capacity) => {
  const { BruteforceSearch } = await loadHnswlib();
  const scan = new BruteforceSearch('ip', dimensions);
  scan.initIndex(capacity);
  return {
    append: (block, first) => {
      for (const [row, values] of rowsOf(block, dimensions).entries()) scan.addPoint(values, first + row);
    },
    search: (query, limit) => scan.searchKnn(query, limit, undefined).neighbors,
  };
};
