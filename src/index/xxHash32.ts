import moduleBytes from './assembly/xxHash32.ts?kernel=scalar';

const PRIME_1 = 0x9e3779b1;
const PRIME_2 = 0x85ebca77;
const PRIME_3 = 0xc2b2ae3d;
const PRIME_4 = 0x27d4eb2f;
const PRIME_5 = 0x165667b1;

const STRIPE = 16;
/** Copied and mixed at a time: what stays in the processor's second cache. */
const CHUNK = 4096 * STRIPE;
const PAGE = 65_536;

interface Mixing {
  readonly memory: WebAssembly.Memory;
  readonly mixStripes: (lanes: number, from: number, to: number) => void;
}

let mixing: Mixing | null = null;

/**
 * The checksum XXH32 (Yann Collet, xxHash specification, seed 0), as an unsigned number. Everything that is stored is
 * checked at every start, a quarter of a gigabyte for a million passages. In WebAssembly, which is quick from the first
 * byte on: JavaScript reaches half of its speed, and took 30 ms until then.
 */
export function xxHash32(bytes: Uint8Array<ArrayBuffer>): number {
  const striped = bytes.length - (bytes.length % STRIPE);
  let hash = striped > 0 ? hashStripes(bytes.subarray(0, striped)) : PRIME_5;
  hash = (hash + bytes.length) | 0;
  const rest = new DataView(bytes.buffer, bytes.byteOffset + striped, bytes.length - striped);
  let at = 0;
  for (; at + 4 <= rest.byteLength; at += 4) {
    hash = (hash + Math.imul(rest.getUint32(at, true), PRIME_3)) | 0;
    hash = Math.imul(rotate(hash, 17), PRIME_4);
  }
  for (; at < rest.byteLength; at++) {
    hash = (hash + Math.imul(rest.getUint8(at), PRIME_5)) | 0;
    hash = Math.imul(rotate(hash, 11), PRIME_1);
  }
  hash = Math.imul(hash ^ (hash >>> 15), PRIME_2);
  hash = Math.imul(hash ^ (hash >>> 13), PRIME_3);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function hashStripes(bytes: Uint8Array<ArrayBuffer>): number {
  mixing ??= makeMixing();
  const { memory, mixStripes } = mixing;
  const lanes = new Uint32Array(memory.buffer, 0, 4);
  lanes.set([PRIME_1 + PRIME_2, PRIME_2, 0, -PRIME_1]);
  const chunk = new Uint8Array(memory.buffer, STRIPE, CHUNK);
  for (let from = 0; from < bytes.length; from += CHUNK) {
    const copied = bytes.subarray(from, from + CHUNK);
    chunk.set(copied);
    mixStripes(0, STRIPE, STRIPE + copied.length);
  }
  return (rotate(lanes[0]!, 1) + rotate(lanes[1]!, 7) + rotate(lanes[2]!, 12) + rotate(lanes[3]!, 18)) | 0;
}

function makeMixing(): Mixing {
  const memory = new WebAssembly.Memory({ initial: Math.ceil((STRIPE + CHUNK) / PAGE) });
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(moduleBytes), { env: { memory } });
  return { memory, mixStripes: exports['mixStripes'] as Mixing['mixStripes'] };
}

function rotate(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}
