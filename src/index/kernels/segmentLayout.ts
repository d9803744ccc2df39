import { SEGMENT_ROWS } from './Kernel';

const STREAM_ROWS = SEGMENT_ROWS / 4;

/** Bytes of a bitmap with one bit for each row of a segment. */
export const SEGMENT_BITMAP_BYTES = SEGMENT_ROWS / 8;

/** Where the parts of a segment lie, in bytes from its begin. */
export interface SegmentLayout {
  /** Bytes from one row to the next: its values, filled up with zeros to a multiple of 64. The rows come first. */
  readonly stride: number;
  /** One float32 for each row, at its `streamPosition`. */
  readonly scales: number;
  /** The sum of each row's values, int32, at its `streamPosition`. */
  readonly sums: number;
  /** One bit for each dimension of each row, in blocks of 16 rows (`assembly/centreRows.ts`). */
  readonly bits: number;
  /** One bit for each row: it is there and not removed. */
  readonly live: number;
  /** The mean of the rows, one float32 for each dimension; once the segment has bits. */
  readonly mean: number;
  readonly bytes: number;
}

export function segmentLayout(dimensions: number): SegmentLayout {
  const stride = Math.ceil(dimensions / 64) * 64;
  const scales = SEGMENT_ROWS * stride;
  const sums = scales + SEGMENT_ROWS * 4;
  const bits = sums + SEGMENT_ROWS * 4;
  const live = bits + SEGMENT_ROWS * (stride / 8);
  const mean = live + SEGMENT_BITMAP_BYTES;
  return { stride, scales, sums, bits, live, mean, bytes: mean + 4 * stride };
}

/**
 * Which scale and sum of a segment belong to a row: a scan walks the four quarters of a segment at once, and finds the
 * scales of its four rows side by side.
 */
export function streamPosition(row: number): number {
  return (row % STREAM_ROWS) * 4 + Math.floor(row / STREAM_ROWS);
}
