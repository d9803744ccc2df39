const PRIMES = [0x9e3779b1, 0x85ebca77, 0xc2b2ae3d, 0x27d4eb2f, 0x165667b1] as const;

/** The oracle of `xxHash32`: the specification, step by step. */
export function plainXxHash32(bytes: Uint8Array): number {
  const [one, two, three, four, five] = PRIMES;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  let hash = five as number;
  if (bytes.length >= 16) {
    const lanes = [one + two, two, 0, -one].map((lane) => lane | 0);
    for (; at + 16 <= bytes.length; at += 16) {
      for (const lane of lanes.keys()) {
        const mixed = (lanes[lane]! + Math.imul(view.getUint32(at + 4 * lane, true), two)) | 0;
        lanes[lane] = Math.imul(rotate(mixed, 13), one);
      }
    }
    hash = rotate(lanes[0]!, 1) + rotate(lanes[1]!, 7) + rotate(lanes[2]!, 12) + rotate(lanes[3]!, 18);
  }
  hash = (hash + bytes.length) | 0;
  for (; at + 4 <= bytes.length; at += 4) {
    hash = Math.imul(rotate((hash + Math.imul(view.getUint32(at, true), three)) | 0, 17), four);
  }
  for (; at < bytes.length; at++) hash = Math.imul(rotate((hash + Math.imul(bytes[at]!, five)) | 0, 11), one);
  hash = Math.imul(hash ^ (hash >>> 15), two);
  hash = Math.imul(hash ^ (hash >>> 13), three);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function rotate(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}
