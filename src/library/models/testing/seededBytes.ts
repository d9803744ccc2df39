/** Repeatable bytes that no other seed gives (mulberry32). */
export function seededBytes(seed: number, count: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(count);
  let state = seed >>> 0;
  for (let i = 0; i < count; i++) {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    bytes[i] = mixed ^ (mixed >>> 14);
  }
  return bytes;
}
