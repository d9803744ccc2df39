import { SEGMENT_ROWS, streamPosition } from './segment';

/** Every so many rows are looked at: 1,024 rows give the mean of a segment within 3 % of the rows' spread. */
const SAMPLE_EVERY: u32 = 4;
const SAMPLED: f32 = (SEGMENT_ROWS / SAMPLE_EVERY) as f32;

/**
 * Computes what the rows of a full segment have in common: their mean, `stride` float32 values.
 *
 * @param distances Room for `stride` float32 values: how far the rows are from the mean, summed over the sample.
 */
export function centreRows(rows: usize, scales: usize, stride: u32, means: usize, distances: usize): void {
  memory.fill(means, 0, stride * 4);
  memory.fill(distances, 0, stride * 4);
  for (let row: u32 = 0; row < SEGMENT_ROWS; row += SAMPLE_EVERY) {
    const scale = f32x4.splat(load<f32>(scales + (streamPosition(row) << 2)));
    for (let d: u32 = 0; d < stride; d += 4) {
      const sum = means + d * 4;
      store<v128>(sum, f32x4.add(v128.load(sum), componentsOf(rows + row * stride + d, scale)));
    }
  }
  const share = f32x4.splat(1 / SAMPLED);
  for (let d: u32 = 0; d < stride; d += 4) store<v128>(means + d * 4, f32x4.mul(v128.load(means + d * 4), share));
  for (let row: u32 = 0; row < SEGMENT_ROWS; row += SAMPLE_EVERY) {
    const scale = f32x4.splat(load<f32>(scales + (streamPosition(row) << 2)));
    for (let d: u32 = 0; d < stride; d += 4) {
      const sum = distances + d * 4;
      const distance = f32x4.abs(f32x4.sub(componentsOf(rows + row * stride + d, scale), v128.load(means + d * 4)));
      store<v128>(sum, f32x4.add(v128.load(sum), distance));
    }
  }
}

/** Four components of a row. */
function componentsOf(values: usize, scale: v128): v128 {
  const four = v128.load32_zero(values);
  return f32x4.mul(f32x4.convert_i32x4_s(i32x4.extend_low_i16x8_s(i16x8.extend_low_i8x16_s(four))), scale);
}

/**
 * Derives the bits of a full segment's rows: 1 where a component is above the mean.
 *
 * The bits of 16 rows make a block: `stride / 8` columns of 16 bytes, where byte `r` of column `j` holds dimensions
 * `8j … 8j + 7` of the block's row `r`, the lowest bit first. So one instruction reads a column of 16 rows.
 */
export function deriveBits(rows: usize, scales: usize, stride: u32, means: usize, bits: usize): void {
  for (let row: u32 = 0; row < SEGMENT_ROWS; row++) {
    const scale = f32x4.splat(load<f32>(scales + (streamPosition(row) << 2)));
    const block = bits + (row / 16) * (stride * 2) + (row % 16);
    for (let d: u32 = 0; d < stride; d += 16) {
      const values = v128.load(rows + row * stride + d);
      const mean = means + d * 4;
      const low = i16x8.extend_low_i8x16_s(values);
      const high = i16x8.extend_high_i8x16_s(values);
      const a = above(i32x4.extend_low_i16x8_s(low), scale, v128.load(mean));
      const b = above(i32x4.extend_high_i16x8_s(low), scale, v128.load(mean, 16));
      const c = above(i32x4.extend_low_i16x8_s(high), scale, v128.load(mean, 32));
      const e = above(i32x4.extend_high_i16x8_s(high), scale, v128.load(mean, 48));
      const sixteen = i8x16.bitmask(i8x16.narrow_i16x8_s(i16x8.narrow_i32x4_s(a, b), i16x8.narrow_i32x4_s(c, e)));
      store<u8>(block + d * 2, sixteen);
      store<u8>(block + d * 2, sixteen >> 8, 16);
    }
  }
}

function above(values: v128, scale: v128, mean: v128): v128 {
  return f32x4.gt(f32x4.mul(f32x4.convert_i32x4_s(values), scale), mean);
}
