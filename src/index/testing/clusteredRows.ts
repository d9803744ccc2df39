import { TopRows } from '../TopRows';

/** A seeded source of normally distributed numbers: mulberry32 (Tommy Ettinger, public domain) and Box–Muller. */
export function normalNumbers(seed: number): () => number {
  let state = seed;
  const uniform = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  let spare = Number.NaN;
  return () => {
    if (!Number.isNaN(spare)) {
      const second = spare;
      spare = Number.NaN;
      return second;
    }
    const length = Math.sqrt(-2 * Math.log(1 - uniform()));
    const angle = 2 * Math.PI * uniform();
    spare = length * Math.sin(angle);
    return length * Math.cos(angle);
  };
}

export interface ClusteredRowsOptions {
  readonly dimensions: number;
  readonly seed: number;
  readonly clusters: number;
  /** How long the part is that all rows share; the centre of a cluster has about length 1. */
  readonly shared?: number;
}

/** How far rows are from their cluster's centre, in lengths of a centre. */
const SPREAD = 0.8;

/**
 * Rows like those of a text encoder: clusters, the first dimensions with more spread than the last, and a part that all
 * rows share. All have length 1. Rows and queries are drawn alike; the same seed gives the same rows.
 */
export class ClusteredRows {
  readonly #dimensions: number;
  readonly #next: () => number;
  readonly #weights: Float32Array;
  readonly #shared: Float32Array;
  readonly #centres: readonly Float32Array[];

  constructor({ dimensions, seed, clusters, shared = 0.5 }: ClusteredRowsOptions) {
    this.#dimensions = dimensions;
    this.#next = normalNumbers(seed);
    // Falls off like the components of embeddings that were trained to be cut.
    const weights = Float32Array.from({ length: dimensions }, (_, d) => ((d + 8) / (dimensions / 4)) ** -0.35);
    const norm = Math.sqrt(weights.reduce((sum, weight) => sum + weight * weight, 0));
    this.#weights = weights.map((weight) => weight / norm);
    this.#shared = this.#draw(shared);
    this.#centres = Array.from({ length: clusters }, () => this.#draw(1));
  }

  /** `count × dimensions` values. */
  take(count: number): Float32Array<ArrayBuffer> {
    const dimensions = this.#dimensions;
    const rows = new Float32Array(count * dimensions);
    for (let row = 0; row < count; row++) {
      const cluster = Math.floor(Math.abs(this.#next()) * 1e6) % this.#centres.length;
      const centre = this.#centres[cluster]!;
      const own = this.#draw(SPREAD);
      let square = 0;
      for (let d = 0; d < dimensions; d++) square += (own[d]! += this.#shared[d]! + centre[d]!) ** 2;
      const length = Math.sqrt(square);
      for (let d = 0; d < dimensions; d++) rows[row * dimensions + d] = own[d]! / length;
    }
    return rows;
  }

  #draw(length: number): Float32Array {
    return this.#weights.map((weight) => this.#next() * weight * length);
  }
}

/** The best `limit` rows by the float32 rows themselves: what recall is measured against. */
export function exactTop(rows: Float32Array, query: Float32Array, limit: number): Set<number> {
  const dimensions = query.length;
  const top = new TopRows(limit);
  for (let row = 0; row < rows.length / dimensions; row++) {
    let score = 0;
    for (let d = 0; d < dimensions; d++) score += query[d]! * rows[row * dimensions + d]!;
    if (score >= top.threshold) top.offer(row, score);
  }
  return new Set(top.ranked().map(({ row }) => row));
}
