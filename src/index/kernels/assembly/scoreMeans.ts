import { Search } from './Search';

/**
 * The dot product of the query with the mean of each segment that has bits, in float64.
 *
 * @param mean Where the mean lies in a segment, in bytes from its begin.
 * @returns the place of the scores: that of the estimates that are made of them, which take as much room.
 */
export function scoreMeans(search: Search, mean: u32): usize {
  for (let segment: u32 = 0; segment < search.estimated; segment++) {
    const address = load<u32>(search.segments + ((segment as usize) << 2)) as usize;
    store<f64>(search.estimates + ((segment as usize) << 3), dotFloats(search, address + mean));
  }
  return search.estimates;
}

/** In four sums, which are added up at the end. */
function dotFloats(search: Search, floats: usize): f64 {
  let query = search.query;
  let sums = f64x2.splat(0);
  let others = f64x2.splat(0);
  const end = floats + search.stride * 4;
  for (; floats < end; floats += 16, query += 32) {
    const low = f64x2.promote_low_f32x4(v128.load64_zero(floats));
    const high = f64x2.promote_low_f32x4(v128.load64_zero(floats, 8));
    sums = f64x2.add(sums, f64x2.mul(low, v128.load(query)));
    others = f64x2.add(others, f64x2.mul(high, v128.load(query, 16)));
  }
  const sum = f64x2.extract_lane(sums, 0) + f64x2.extract_lane(sums, 1);
  return sum + (f64x2.extract_lane(others, 0) + f64x2.extract_lane(others, 1));
}
