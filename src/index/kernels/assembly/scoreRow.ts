import { Search } from './Search';

/**
 * The dot product of the query with a row's values. The sum is exact but for the rounding of float64: a product of a
 * float32 and an int8 needs 31 bits.
 */
export function dotRow(search: Search, row: usize): f64 {
  let query = search.query;
  const end = row + search.stride;
  let sums = f64x2.splat(0);
  let others = f64x2.splat(0);
  for (; row < end; row += 8, query += 64) {
    const values = v128.load_ext<i8>(row);
    const low = i32x4.extend_low_i16x8_s(values);
    const high = i32x4.extend_high_i16x8_s(values);
    sums = f64x2.add(sums, f64x2.mul(f64x2.convert_low_i32x4_s(low), v128.load(query)));
    others = f64x2.add(others, f64x2.mul(f64x2.convert_low_i32x4_s(upper(low)), v128.load(query, 16)));
    sums = f64x2.add(sums, f64x2.mul(f64x2.convert_low_i32x4_s(high), v128.load(query, 32)));
    others = f64x2.add(others, f64x2.mul(f64x2.convert_low_i32x4_s(upper(high)), v128.load(query, 48)));
  }
  sums = f64x2.add(sums, others);
  return f64x2.extract_lane(sums, 0) + f64x2.extract_lane(sums, 1);
}

function upper(values: v128): v128 {
  return v128.shuffle<i64>(values, values, 1, 1);
}
