/** Adds up memory as fast as it can be read: what a scan is held against. `bytes` is a multiple of 64. */
export function readInOrder(from: usize, bytes: usize): i32 {
  let a = i32x4.splat(0);
  let b = i32x4.splat(0);
  let c = i32x4.splat(0);
  let d = i32x4.splat(0);
  for (const end = from + bytes; from < end; from += 64) {
    a = i32x4.add(a, v128.load(from));
    b = i32x4.add(b, v128.load(from, 16));
    c = i32x4.add(c, v128.load(from, 32));
    d = i32x4.add(d, v128.load(from, 48));
  }
  return firstLane(a, b, c, d);
}

/** The same from four places at once. `bytes` is a multiple of 256. */
export function readFourStreams(from: usize, bytes: usize): i32 {
  const quarter = bytes / 4;
  let a = i32x4.splat(0);
  let b = i32x4.splat(0);
  let c = i32x4.splat(0);
  let d = i32x4.splat(0);
  let one = from + quarter;
  let two = one + quarter;
  let three = two + quarter;
  for (const end = from + quarter; from < end; from += 64, one += 64, two += 64, three += 64) {
    a = i32x4.add(i32x4.add(a, v128.load(from)), i32x4.add(v128.load(from, 16), v128.load(from, 32)));
    a = i32x4.add(a, v128.load(from, 48));
    b = i32x4.add(i32x4.add(b, v128.load(one)), i32x4.add(v128.load(one, 16), v128.load(one, 32)));
    b = i32x4.add(b, v128.load(one, 48));
    c = i32x4.add(i32x4.add(c, v128.load(two)), i32x4.add(v128.load(two, 16), v128.load(two, 32)));
    c = i32x4.add(c, v128.load(two, 48));
    d = i32x4.add(i32x4.add(d, v128.load(three)), i32x4.add(v128.load(three, 16), v128.load(three, 32)));
    d = i32x4.add(d, v128.load(three, 48));
  }
  return firstLane(a, b, c, d);
}

function firstLane(a: v128, b: v128, c: v128, d: v128): i32 {
  return i32x4.extract_lane(i32x4.add(i32x4.add(a, b), i32x4.add(c, d)), 0);
}

/**
 * Scores float32 rows in full, one float32 score for each row.
 *
 * @param dimensions A multiple of 16.
 */
export function scoreFloats(query: usize, rows: usize, count: u32, dimensions: u32, scores: usize): void {
  for (let row: u32 = 0; row < count; row++) {
    let a = f32x4.splat(0);
    let b = f32x4.splat(0);
    let c = f32x4.splat(0);
    let d = f32x4.splat(0);
    for (let at: u32 = 0; at < dimensions * 4; at += 64) {
      const left = query + at;
      a = f32x4.add(a, f32x4.mul(v128.load(left), v128.load(rows + at)));
      b = f32x4.add(b, f32x4.mul(v128.load(left, 16), v128.load(rows + at, 16)));
      c = f32x4.add(c, f32x4.mul(v128.load(left, 32), v128.load(rows + at, 32)));
      d = f32x4.add(d, f32x4.mul(v128.load(left, 48), v128.load(rows + at, 48)));
    }
    const sums = f32x4.add(f32x4.add(a, b), f32x4.add(c, d));
    const score =
      f32x4.extract_lane(sums, 0) +
      f32x4.extract_lane(sums, 1) +
      f32x4.extract_lane(sums, 2) +
      f32x4.extract_lane(sums, 3);
    store<f32>(scores + ((row as usize) << 2), score);
    rows += dimensions * 4;
  }
}
