/** Rows in one segment; the same number as in `segmentLayout.ts`. */
export const SEGMENT_ROWS: u32 = 4096;

/**
 * A scan walks a segment in four streams at once, one quarter each, which uses more of the memory's bandwidth: 14
 * against 11 GB/s from DRAM, 27 against 12 GB/s from the cache (one core of a Xeon at 2.8 GHz).
 */
export const STREAM_ROWS: u32 = SEGMENT_ROWS / 4;

/** Bytes of a bitmap for a segment. */
export const SEGMENT_BITMAP: usize = SEGMENT_ROWS / 8;

/** Bytes of a bitmap for one stream. */
export const STREAM_BITS: usize = STREAM_ROWS / 8;

/**
 * Where the scale and the sum of a row lie, in a segment's scales and sums: those of the rows that the four streams
 * reach together lie side by side, to be loaded at once.
 */
export function streamPosition(row: u32): usize {
  return ((row % STREAM_ROWS) * 4 + row / STREAM_ROWS) as usize;
}
