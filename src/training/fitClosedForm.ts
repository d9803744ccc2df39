import { carryOver } from './carryOver';
import type { FitProblem } from './fitTable';
import type { TokenBags } from './TokenBags';

export interface ClosedFormOptions {
  /** How often the passages' scales are measured anew after the first fit. */
  readonly passes: number;
  /** Times the ridge that measured best. */
  readonly ridge?: number;
  /** Solves one pass; `fitTable`, or the same on several threads. */
  readonly fit: (problem: FitProblem, pass: number) => Promise<Float32Array<ArrayBuffer>>;
}

/**
 * λ over (median scale)² · (median length): measured. A fifth of it over-fits clearly, fifteen times as much under-fits
 * slightly.
 */
const RIDGE = 1.5;

/**
 * Fits a table to unit targets. Embeddings are normalised and sums of tokens are not, so each passage's row is scaled by
 * one over the length that it has with the table so far; a few passes settle that.
 *
 * The first fit only teaches `carryOver`, whose table all later passes are drawn to. Measured with the starter's
 * teacher, one pass after it against three passes without, each drawn to the one before: STSb dev en 78.7 against 78.1,
 * de 73.6 against 73.1, es 74.9 against 75.0, zh 72.3 against 72.3; Cranfield nDCG@10 29.0 against 28.7.
 *
 * @param plain packed rows of `dimensions` numbers, one for each token.
 * @returns the table, packed alike.
 */
export async function fitClosedForm(
  bags: TokenBags,
  targets: Float32Array,
  plain: Float32Array<ArrayBuffer>,
  dimensions: number,
  { passes, ridge = 1, fit }: ClosedFormOptions,
): Promise<Float32Array<ArrayBuffer>> {
  const fitPass = (previous: Float32Array, scaledBy: Float32Array, pass: number) => {
    const scales = scalesOf(bags, scaledBy, dimensions);
    const lambda = ridge * RIDGE * medianOf(scales) ** 2 * medianOf(lengthsOf(bags));
    return fit({ bags, scales, targets, previous, dimensions, ridge: lambda }, pass);
  };
  const carried = carryOver(plain, await fitPass(plain, plain, 0), bags, dimensions);
  let table = carried;
  for (let pass = 1; pass <= passes; pass++) table = await fitPass(carried, table, pass);
  return table;
}

/** How many known tokens each passage has. */
function lengthsOf({ starts, counts }: TokenBags): Float64Array {
  return Float64Array.from({ length: starts.length - 1 }, (_, passage) =>
    counts.subarray(starts[passage], starts[passage + 1]).reduce((sum, count) => sum + count, 0),
  );
}

/** One over the length of each passage's sum; 0 for one without tokens. */
function scalesOf(bags: TokenBags, table: Float32Array, dimensions: number): Float32Array {
  const sum = new Float64Array(dimensions);
  return Float32Array.from({ length: bags.starts.length - 1 }, (_, passage) => {
    sum.fill(0);
    for (let entry = bags.starts[passage]!; entry < bags.starts[passage + 1]!; entry++) {
      const start = bags.ids[entry]! * dimensions;
      for (let d = 0; d < dimensions; d++) sum[d]! += bags.counts[entry]! * table[start + d]!;
    }
    let squares = 0;
    for (const value of sum) squares += value * value;
    return squares === 0 ? 0 : 1 / Math.sqrt(squares);
  });
}

function medianOf(values: Float32Array | Float64Array): number {
  return values.toSorted()[values.length >> 1] ?? Number.NaN;
}
