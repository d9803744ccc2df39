import { cosine } from './cosine';

/** How far the rows of two devices are apart. */
export interface RowComparison {
  /** 1 − cosine similarity of the two rows that agree least; Infinity when a row is no embedding. */
  readonly deviation: number;
  readonly tolerance: number;
  readonly agree: boolean;
}

/**
 * 1 − cosine similarity that two right devices may be apart. Two runtimes in float32 differ by less than 1e-9; 8-bit
 * activations, which a device may use for 4-bit weights, cost up to 0.016 on the bundled light encoder (0.042 on one
 * text of 280 repetitive tokens, which is not among the samples); the software WebGPU adapter, which computes attention
 * wrongly, was off by 0.04 to 0.5 on texts of 36 tokens and more.
 */
const TOLERANCE = 0.02;

/** Compares rows that two devices gave for the same inputs: `n × dimensions`, row-major, at least one. */
export function compareRows(one: Float32Array, other: Float32Array, dimensions: number): RowComparison {
  let deviation = one.length === other.length && one.length > 0 ? 0 : Infinity;
  for (let start = 0; start < one.length; start += dimensions) {
    const similarity = cosine(one.subarray(start, start + dimensions), other.subarray(start, start + dimensions));
    deviation = Math.max(deviation, Number.isNaN(similarity) ? Infinity : 1 - similarity);
  }
  return { deviation, tolerance: TOLERANCE, agree: deviation <= TOLERANCE };
}
