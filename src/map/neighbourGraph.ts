import type { Neighbours } from './findNeighbours';

/** Which rows belong together and how much: undirected, each pair once. */
export interface NeighbourGraph {
  readonly rows: number;
  readonly heads: Int32Array;
  readonly tails: Int32Array;
  /** 0 … 1. */
  readonly weights: Float32Array;
}

const SEARCH_STEPS = 64;
const TOLERANCE = 1e-5;
/** A row's scale is at least this share of its mean distance. */
const LEAST_SCALE = 1e-3;

/**
 * The fuzzy graph of UMAP (McInnes, Healy and Melville 2018, arXiv 1802.03426, algorithms 2 and 3): the nearest
 * neighbour of a row belongs to it wholly, farther ones the less the farther they are, on a scale of the row's own so
 * that what belongs to a row sums to log₂ k. Both directions are joined by a + b − ab.
 */
export function neighbourGraph({ count, rows, distances }: Neighbours): NeighbourGraph {
  const total = count === 0 ? 0 : rows.length / count;
  const joined = new Map<number, number>();
  for (let row = 0; row < total; row++) {
    const own = distances.subarray(row * count, (row + 1) * count);
    const nearest = own.find((distance) => distance > 0) ?? 0;
    const scale = scaleOf(own, nearest);
    for (let position = 0; position < count; position++) {
      const other = rows[row * count + position]!;
      const beyond = own[position]! - nearest;
      const weight = beyond <= 0 ? 1 : Math.exp(-beyond / scale);
      const key = Math.min(row, other) * total + Math.max(row, other);
      const before = joined.get(key);
      joined.set(key, before === undefined ? weight : before + weight - before * weight);
    }
  }
  const graph = {
    rows: total,
    heads: new Int32Array(joined.size),
    tails: new Int32Array(joined.size),
    weights: new Float32Array(joined.size),
  };
  let edge = 0;
  for (const [key, weight] of joined) {
    graph.heads[edge] = Math.floor(key / total);
    graph.tails[edge] = key % total;
    graph.weights[edge] = weight;
    edge += 1;
  }
  return graph;
}

/** By bisection. */
function scaleOf(distances: Float32Array, nearest: number): number {
  const wanted = Math.log2(distances.length + 1);
  let low = 0;
  let high = Infinity;
  let scale = 1;
  for (let step = 0; step < SEARCH_STEPS; step++) {
    let sum = 0;
    for (const distance of distances) sum += distance <= nearest ? 1 : Math.exp(-(distance - nearest) / scale);
    if (Math.abs(sum - wanted) < TOLERANCE) break;
    if (sum > wanted) high = scale;
    else low = scale;
    scale = high === Infinity ? scale * 2 : (low + high) / 2;
  }
  const mean = distances.reduce((sum, distance) => sum + distance, 0) / distances.length;
  return Math.max(scale, LEAST_SCALE * mean, Number.MIN_VALUE);
}
