/**
 * What `SimdArithmetic.ts` calls. Arrays are of float32 or 32-bit whole numbers, given by their addresses; sizes and
 * strides are in bytes where their names say so. Sums are taken in one fixed order.
 */

/**
 * `result = left · rightᵀ`, added to what is there when `adding` is not 0. 4 rows of the left times 2 of the right at a
 * time: 8 sums and 6 vectors in hand fit the 16 registers of x86-64.
 *
 * @param rows of the left: a multiple of 4.
 * @param columns rows of the right: a multiple of 2.
 * @param innerBytes what of each row is multiplied: a multiple of 16.
 */
export function multiplyTransposed(
  result: usize,
  left: usize,
  right: usize,
  rows: u32,
  columns: u32,
  innerBytes: usize,
  leftStrideBytes: usize,
  rightStrideBytes: usize,
  resultStrideBytes: usize,
  adding: u32,
): void {
  for (let row: u32 = 0; row < rows; row += 4) {
    const left1 = left + leftStrideBytes;
    const left2 = left1 + leftStrideBytes;
    const left3 = left2 + leftStrideBytes;
    let target = result;
    let right0 = right;
    for (let column: u32 = 0; column < columns; column += 2) {
      const right1 = right0 + rightStrideBytes;
      let sum00 = f32x4.splat(0);
      let sum01 = f32x4.splat(0);
      let sum10 = f32x4.splat(0);
      let sum11 = f32x4.splat(0);
      let sum20 = f32x4.splat(0);
      let sum21 = f32x4.splat(0);
      let sum30 = f32x4.splat(0);
      let sum31 = f32x4.splat(0);
      for (let step: usize = 0; step < innerBytes; step += 16) {
        const a = v128.load(left + step);
        const b = v128.load(left1 + step);
        const c = v128.load(left2 + step);
        const d = v128.load(left3 + step);
        const first = v128.load(right0 + step);
        const second = v128.load(right1 + step);
        sum00 = f32x4.add(sum00, f32x4.mul(a, first));
        sum01 = f32x4.add(sum01, f32x4.mul(a, second));
        sum10 = f32x4.add(sum10, f32x4.mul(b, first));
        sum11 = f32x4.add(sum11, f32x4.mul(b, second));
        sum20 = f32x4.add(sum20, f32x4.mul(c, first));
        sum21 = f32x4.add(sum21, f32x4.mul(c, second));
        sum30 = f32x4.add(sum30, f32x4.mul(d, first));
        sum31 = f32x4.add(sum31, f32x4.mul(d, second));
      }
      const target1 = target + resultStrideBytes;
      const target2 = target1 + resultStrideBytes;
      const target3 = target2 + resultStrideBytes;
      storeSums(target, sum00, sum01, adding);
      storeSums(target1, sum10, sum11, adding);
      storeSums(target2, sum20, sum21, adding);
      storeSums(target3, sum30, sum31, adding);
      target += 8;
      right0 = right1 + rightStrideBytes;
    }
    left = left3 + leftStrideBytes;
    result += resultStrideBytes * 4;
  }
}

/**
 * Row r of the result is the sum of `factors[k] · table[ids[k]]` for k from `starts[r]` to below `starts[r + 1]`, 32
 * numbers of all of them at a time.
 *
 * @param rows of the result.
 * @param rowBytes of a row of the table and of the result: a multiple of 128.
 */
export function sumRows(
  result: usize,
  starts: usize,
  ids: usize,
  factors: usize,
  table: usize,
  rows: u32,
  rowBytes: usize,
): void {
  for (let row: u32 = 0; row < rows; row++) {
    const from = (load<u32>(starts) as usize) << 2;
    const end = (load<u32>(starts, 4) as usize) << 2;
    for (let part: usize = 0; part < rowBytes; part += 128) {
      let a = f32x4.splat(0);
      let b = f32x4.splat(0);
      let c = f32x4.splat(0);
      let d = f32x4.splat(0);
      let e = f32x4.splat(0);
      let f = f32x4.splat(0);
      let g = f32x4.splat(0);
      let h = f32x4.splat(0);
      for (let at = from; at < end; at += 4) {
        const address = table + (load<u32>(ids + at) as usize) * rowBytes + part;
        const factor = v128.load_splat<f32>(factors + at);
        a = f32x4.add(a, f32x4.mul(v128.load(address), factor));
        b = f32x4.add(b, f32x4.mul(v128.load(address, 16), factor));
        c = f32x4.add(c, f32x4.mul(v128.load(address, 32), factor));
        d = f32x4.add(d, f32x4.mul(v128.load(address, 48), factor));
        e = f32x4.add(e, f32x4.mul(v128.load(address, 64), factor));
        f = f32x4.add(f, f32x4.mul(v128.load(address, 80), factor));
        g = f32x4.add(g, f32x4.mul(v128.load(address, 96), factor));
        h = f32x4.add(h, f32x4.mul(v128.load(address, 112), factor));
      }
      v128.store(result, a);
      v128.store(result, b, 16);
      v128.store(result, c, 32);
      v128.store(result, d, 48);
      v128.store(result, e, 64);
      v128.store(result, f, 80);
      v128.store(result, g, 96);
      v128.store(result, h, 112);
      result += 128;
    }
    starts += 4;
  }
}

/** Stores the sum of the lanes of each of two vectors, side by side, or adds it to what is there. */
function storeSums(target: usize, one: v128, two: v128, adding: u32): void {
  const first = sumOfLanes(one);
  const second = sumOfLanes(two);
  store<f32>(target, adding ? first + load<f32>(target) : first);
  store<f32>(target, adding ? second + load<f32>(target, 4) : second, 4);
}

function sumOfLanes(lanes: v128): f32 {
  return (
    f32x4.extract_lane(lanes, 0) +
    f32x4.extract_lane(lanes, 2) +
    (f32x4.extract_lane(lanes, 1) + f32x4.extract_lane(lanes, 3))
  );
}
