const PRIME_1: u32 = 0x9e3779b1;
const PRIME_2: u32 = 0x85ebca77;

/**
 * Mixes whole stripes of 16 bytes into four lanes.
 *
 * Scalar, because a vector of four lanes would wait 20 cycles for its two multiplications, and four scalars overlap.
 *
 * @param lanes Where the four lanes lie, uint32.
 * @param from Where the stripes begin, a multiple of 4.
 * @param to Where they end.
 */
export function mixStripes(lanes: usize, from: usize, to: usize): void {
  let a = load<u32>(lanes);
  let b = load<u32>(lanes, 4);
  let c = load<u32>(lanes, 8);
  let d = load<u32>(lanes, 12);
  for (; from < to; from += 16) {
    a = rotl<u32>(a + load<u32>(from) * PRIME_2, 13) * PRIME_1;
    b = rotl<u32>(b + load<u32>(from, 4) * PRIME_2, 13) * PRIME_1;
    c = rotl<u32>(c + load<u32>(from, 8) * PRIME_2, 13) * PRIME_1;
    d = rotl<u32>(d + load<u32>(from, 12) * PRIME_2, 13) * PRIME_1;
  }
  store<u32>(lanes, a);
  store<u32>(lanes, b, 4);
  store<u32>(lanes, c, 8);
  store<u32>(lanes, d, 12);
}
