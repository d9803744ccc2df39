/** Estimates are whole numbers from 0 to this. */
export const HIGHEST_ESTIMATE = 16_383;
/** So many estimates share a bin: rows are chosen by bin. */
export const ESTIMATES_PER_BIN = 4;

/** Partial scores are at most this, so that a byte holds the sum of eight. */
const HIGHEST_PARTIAL_SCORE = 31;

/**
 * What a query makes of a row's bits. With +1 for a bit that is 1 and −1 for one that is 0, the sum over all dimensions
 * of the query's component times the bit is about `base + unit × Σ partialScores[16 g + n]`, where `n` is made of the
 * four bits from dimension `4 g` on, the lowest first.
 */
export interface LookUpTable {
  /** 16 for each four dimensions: `4 × stride` values. */
  readonly partialScores: Uint8Array;
  readonly unit: number;
  readonly base: number;
}

/** What the rows of a segment have in common. */
export interface SegmentCentre {
  /** The mean of the rows, one value for each dimension. */
  readonly mean: Float32Array;
  /** How far a component is from the mean on average. */
  readonly deviation: number;
}

/** A row of the segment is estimated at `start + unit × Σ partial scores`, in float32, rounded down. */
export interface SegmentEstimate {
  readonly start: number;
  readonly unit: number;
}

/** @param stride Dimensions, filled up to a multiple of 4: a dimension beyond the query's counts nothing. */
export function lookUpTable(query: Float32Array, stride: number): LookUpTable {
  const groups = stride / 4;
  let widest = 0;
  let base = 0;
  const lowest = new Float64Array(groups);
  for (let group = 0; group < groups; group++) {
    let sum = 0;
    for (let d = 4 * group; d < 4 * group + 4; d++) sum += Math.abs(query[d] ?? 0);
    lowest[group] = -sum;
    base -= sum;
    widest = Math.max(widest, 2 * sum);
  }
  const unit = widest / HIGHEST_PARTIAL_SCORE;
  const partialScores = new Uint8Array(16 * groups);
  if (unit === 0) return { partialScores, unit, base };
  for (let group = 0; group < groups; group++) {
    for (let nibble = 0; nibble < 16; nibble++) {
      let sum = -lowest[group]!;
      for (let bit = 0; bit < 4; bit++) {
        const component = query[4 * group + bit] ?? 0;
        sum += (nibble >> bit) & 1 ? component : -component;
      }
      partialScores[16 * group + nibble] = Math.round(sum / unit);
    }
  }
  return { partialScores, unit, base };
}

/**
 * How sums of partial scores become estimates that can be compared between segments: the score of a row is about the
 * score of its segment's mean plus the mean deviation times the sum over its bits.
 */
export function segmentEstimates(
  query: Float32Array,
  table: LookUpTable,
  centres: readonly SegmentCentre[],
): SegmentEstimate[] {
  const lows: number[] = [];
  let lowest = Infinity;
  let highest = -Infinity;
  for (const { mean, deviation } of centres) {
    const score = dot(query, mean);
    const low = score + deviation * table.base;
    lows.push(low);
    lowest = Math.min(lowest, low);
    highest = Math.max(highest, score - deviation * table.base);
  }
  const units = highest > lowest ? HIGHEST_ESTIMATE / (highest - lowest) : 0;
  return centres.map(({ deviation }, index) => ({
    start: Math.fround((lows[index]! - lowest) * units),
    unit: Math.fround(deviation * table.unit * units),
  }));
}

/** Four sums at once, because a single sum waits for each addition. */
function dot(query: Float32Array, mean: Float32Array): number {
  const unrolled = query.length - (query.length % 4);
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  for (let i = 0; i < unrolled; i += 4) {
    a += query[i]! * mean[i]!;
    b += query[i + 1]! * mean[i + 1]!;
    c += query[i + 2]! * mean[i + 2]!;
    d += query[i + 3]! * mean[i + 3]!;
  }
  for (let i = unrolled; i < query.length; i++) a += query[i]! * mean[i]!;
  return a + b + (c + d);
}
