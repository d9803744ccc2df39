import { Random } from '../../index/Random';

/** A mean difference and the interval that holds it with the confidence asked for. */
export interface Difference {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

export interface BootstrapOptions {
  readonly seed: number;
  /** How many samples are drawn. */
  readonly samples?: number;
  /** From 0 to 1. */
  readonly confidence?: number;
}

/**
 * How much better one system does than another on the same cases, by the paired percentile bootstrap (Efron and
 * Tibshirani 1993): cases are drawn with replacement, each draw keeping both systems' results together.
 *
 * @param cases how many cases both systems were measured on.
 * @param difference of the two systems' figures on the cases with these numbers, which may repeat.
 */
export function bootstrapDifference(
  cases: number,
  difference: (drawn: Int32Array) => number,
  { seed, samples = 1000, confidence = 0.95 }: BootstrapOptions,
): Difference {
  const random = new Random(seed);
  const drawn = new Int32Array(cases);
  const differences = new Float64Array(samples);
  for (let sample = 0; sample < samples; sample++) {
    for (let position = 0; position < cases; position++) drawn[position] = random.below(cases);
    differences[sample] = difference(drawn);
  }
  differences.sort();
  const tail = (1 - confidence) / 2;
  return {
    mean: difference(Int32Array.from({ length: cases }, (_, index) => index)),
    low: differences[Math.floor(tail * (samples - 1))]!,
    high: differences[Math.ceil((1 - tail) * (samples - 1))]!,
  };
}
