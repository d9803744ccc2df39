const SLICE = 8;

/** `tables[k][byte]`: what a byte does to the checksum when `k` zero bytes follow it. */
const tables = makeTables();

function makeTables(): readonly Uint32Array[] {
  const first = Uint32Array.from({ length: 256 }, (_, index) => {
    let entry = index;
    for (let bit = 0; bit < 8; bit++) entry = entry & 1 ? (entry >>> 1) ^ 0xedb88320 : entry >>> 1;
    return entry;
  });
  const made = [first];
  for (let k = 1; k < SLICE; k++) made.push(made[k - 1]!.map((entry) => first[entry & 0xff]! ^ (entry >>> 8)));
  return made;
}

/**
 * The CRC-32 of zip, gzip and PNG (ISO 3309, polynomial 0xEDB88320 reflected), as an unsigned number. Eight bytes at a
 * time (Kounavis and Berry 2005).
 */
export function crc32(bytes: Uint8Array): number {
  const [t0, t1, t2, t3, t4, t5, t6, t7] = tables as [
    Uint32Array,
    Uint32Array,
    Uint32Array,
    Uint32Array,
    Uint32Array,
    Uint32Array,
    Uint32Array,
    Uint32Array,
  ];
  const sliced = bytes.length - (bytes.length % SLICE);
  let crc = 0xffffffff;
  let i = 0;
  for (; i < sliced; i += SLICE) {
    const low = crc ^ (bytes[i]! | (bytes[i + 1]! << 8) | (bytes[i + 2]! << 16) | (bytes[i + 3]! << 24));
    crc =
      t7[low & 0xff]! ^
      t6[(low >>> 8) & 0xff]! ^
      t5[(low >>> 16) & 0xff]! ^
      t4[low >>> 24]! ^
      t3[bytes[i + 4]!]! ^
      t2[bytes[i + 5]!]! ^
      t1[bytes[i + 6]!]! ^
      t0[bytes[i + 7]!]!;
  }
  for (; i < bytes.length; i++) crc = t0[(crc ^ bytes[i]!) & 0xff]! ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}
