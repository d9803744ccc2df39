import { streamPosition } from './segment';
import { sumOfLanes } from './sumOfLanes';

/**
 * Notes the sum of each appended row's values.
 *
 * @returns the length of the longest row.
 */
export function describeRows(rows: usize, scales: usize, sums: usize, from: u32, to: u32, stride: u32): f64 {
  let longest: f64 = 0;
  for (let row = from; row < to; row++) {
    let total = i32x4.splat(0);
    let squares = i32x4.splat(0);
    const end = rows + (row + 1) * stride;
    for (let at = rows + row * stride; at < end; at += 8) {
      const values = v128.load_ext<i8>(at);
      total = i32x4.add(total, i32x4.dot_i16x8_s(values, i16x8.splat(1)));
      squares = i32x4.add(squares, i32x4.dot_i16x8_s(values, values));
    }
    const position = streamPosition(row) << 2;
    store<i32>(sums + position, sumOfLanes(total));
    longest = max(longest, sqrt(sumOfLanes(squares) as f64) * load<f32>(scales + position));
  }
  return longest;
}

/** How many bits are set in both bitmaps. `bytes` is a multiple of 8. */
export function countCommonBits(one: usize, other: usize, bytes: u32): u32 {
  let count: u64 = 0;
  for (let at: u32 = 0; at < bytes; at += 8) count += popcnt(load<u64>(one + at) & load<u64>(other + at));
  return count as u32;
}
