import type { FitProblem } from './fitTable';
import type { TokenBags } from './TokenBags';

export interface ClosedFormOptions {
  /** How often the passages' scales are measured anew. */
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
 * @returns the table, packed rows of `dimensions` numbers.
 */
export async function fitClosedForm(
  bags: TokenBags,
  targets: Float32Array,
  start: Float32Array<ArrayBuffer>,
  dimensions: number,
  { passes, ridge = 1, fit }: ClosedFormOptions,
): Promise<Float32Array<ArrayBuffer>> {
  let table = start;
  for (let pass = 1; pass <= passes; pass++) {
    const scales = scalesOf(bags, table, dimensions);
    const lengths = Float64Array.from(scales, (_, passage) => {
      return bags.counts
        .subarray(bags.starts[passage], bags.starts[passage + 1])
        .reduce((sum, count) => sum + count, 0);
    });
    const lambda = ridge * RIDGE * medianOf(scales) ** 2 * medianOf(lengths);
    table = await fit({ bags, scales, targets, previous: table, dimensions, ridge: lambda }, pass);
  }
  return table;
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
