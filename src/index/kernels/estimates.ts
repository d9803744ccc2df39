/** Estimates are whole numbers from 0 to this. */
export const HIGHEST_ESTIMATE = 16_383;
/** So many estimates share a bin: rows are chosen by bin. */
export const ESTIMATES_PER_BIN = 4;

/** Partial scores are at most this, so that a byte holds the sum of eight. */
const HIGHEST_PARTIAL_SCORE = 31;

/**
 * What a query makes of a row's bits. With +1 for a bit that is 1 and −1 for one that is 0, the sum over all dimensions
 * of the compared query's component times the bit is about `base + unit × Σ partialScores[16 g + n]`, where `n` is made of the
 * four bits from dimension `4 g` on, the lowest first.
 */
export interface LookUpTable {
  /** 16 for each four dimensions: `4 × stride` values. */
  readonly partialScores: Uint8Array;
  readonly unit: number;
  readonly base: number;
}

/** A row of the segment is estimated at `start + unit × Σ partial scores`, in float32, rounded down. */
export interface SegmentEstimate {
  readonly start: number;
  readonly unit: number;
}

/** What the rows of an index have in common, and how they differ. */
export interface RowSpread {
  /** The mean of the rows. */
  readonly mean: Float64Array;
  /** How far components are from the mean in each dimension, as a share of the average over all dimensions. */
  readonly weights: Float64Array;
}

/**
 * @param means of segments, summed over `segments` of them.
 * @param distances How far components are from the mean, for each dimension, summed over any number of rows.
 */
export function rowSpread(means: Float64Array, distances: Float64Array, segments: number): RowSpread {
  const average = distances.reduce((sum, distance) => sum + distance, 0) / distances.length;
  return {
    mean: means.map((sum) => (segments > 0 ? sum / segments : 0)),
    weights: distances.map((distance) => (average > 0 ? distance / average : 1)),
  };
}

/**
 * The query as the bits are compared with it, so that they say the most about how far a row's score is from that of the
 * mean. A bit of a dimension in which rows differ more is worth more. And rows of length 1 differ the less along their
 * mean the longer it is: by the Jacobian of the normalisation, the variance along a mean of length `m` is `1 − m²` of
 * that along other directions, and so is what bits say about it. Without it, a long mean is all that a query's bits would
 * measure. Of the 10 (100) best of 100,000 rows, 500 rows chosen so hold as many as all do (73 %), without either as many
 * as all do (69 %); where rows share 85 % of their squared length, as many as all do (67 %) and 93 % (44 %).
 */
function compared(query: Float32Array, { mean, weights }: RowSpread): Float64Array {
  let along = 0;
  let square = 0;
  // By number: entries would take longer than all else.
  for (let d = 0; d < query.length; d++) {
    along += query[d]! * mean[d]!;
    square += mean[d]! * mean[d]!;
  }
  // Rows that are longer than 1 are not of one length.
  along /= Math.max(1, square);
  return weights.map((weight, d) => (query[d]! - along * mean[d]!) * weight);
}

/** @param stride Dimensions, filled up to a multiple of 4: a dimension beyond the query's counts nothing. */
export function lookUpTable(query: Float32Array, spread: RowSpread, stride: number): LookUpTable {
  const groups = stride / 4;
  const weighted = compared(query, spread);
  let widest = 0;
  let base = 0;
  const lowest = new Float64Array(groups);
  for (let group = 0; group < groups; group++) {
    let sum = 0;
    for (let d = 4 * group; d < 4 * group + 4; d++) sum += Math.abs(weighted[d] ?? 0);
    lowest[group] = -sum;
    base -= sum;
    widest = Math.max(widest, 2 * sum);
  }
  const unit = widest / HIGHEST_PARTIAL_SCORE;
  const partialScores = new Uint8Array(16 * groups);
  if (unit === 0) return { partialScores, unit, base };
  const sums = new Float64Array(16);
  for (let group = 0; group < groups; group++) {
    sums[0] = -lowest[group]!;
    for (let bit = 0; bit < 4; bit++) sums[0] -= weighted[4 * group + bit] ?? 0;
    for (let bit = 0; bit < 4; bit++) {
      const twice = 2 * (weighted[4 * group + bit] ?? 0);
      for (let nibble = 0; nibble < 1 << bit; nibble++) sums[nibble + (1 << bit)] = sums[nibble]! + twice;
    }
    for (let nibble = 0; nibble < 16; nibble++) {
      partialScores[16 * group + nibble] = (Math.max(0, sums[nibble]!) / unit + 0.5) | 0;
    }
  }
  return { partialScores, unit, base };
}

/**
 * How sums of partial scores become estimates that can be compared between segments: the score of a row is about the
 * score of its segment's mean plus the mean deviation times the sum over its bits.
 *
 * @param meanScores The dot product of the query with each segment's mean.
 * @param deviations How far a component is from its segment's mean on average, for each segment.
 */
export function segmentEstimates(
  table: LookUpTable,
  meanScores: Float64Array,
  deviations: readonly number[],
): SegmentEstimate[] {
  const lows = meanScores.map((score, segment) => score + deviations[segment]! * table.base);
  let lowest = Infinity;
  let highest = -Infinity;
  for (const [segment, low] of lows.entries()) {
    lowest = Math.min(lowest, low);
    highest = Math.max(highest, meanScores[segment]! - deviations[segment]! * table.base);
  }
  const units = highest > lowest ? HIGHEST_ESTIMATE / (highest - lowest) : 0;
  return deviations.map((deviation, segment) => ({
    start: Math.fround((lows[segment]! - lowest) * units),
    unit: Math.fround(deviation * table.unit * units),
  }));
}
