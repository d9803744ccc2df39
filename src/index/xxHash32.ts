import moduleBytes from './assembly/xxHash32.ts?kernel=scalar';
import { runToEnd } from './runToEnd';

const PRIME_1 = 0x9e3779b1;
const PRIME_2 = 0x85ebca77;
const PRIME_3 = 0xc2b2ae3d;
const PRIME_4 = 0x27d4eb2f;
const PRIME_5 = 0x165667b1;

const STRIPE = 16;
/** Copied and mixed at a time: what stays in the processor's second cache. */
const CHUNK = 4096 * STRIPE;
const PAGE = 65_536;
/** Bytes hashed between two chances to pause: about two milliseconds. */
const BYTES_AT_ONCE = 1 << 22;

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
  return runToEnd(hashing(bytes, Infinity));
}

/** The same, yielding every few milliseconds. */
export function xxHash32InSteps(bytes: Uint8Array<ArrayBuffer>): Generator<void, number> {
  return hashing(bytes, BYTES_AT_ONCE);
}

function* hashing(bytes: Uint8Array<ArrayBuffer>, bytesAtOnce: number): Generator<void, number> {
  const striped = bytes.length - (bytes.length % STRIPE);
  const lanes = Int32Array.of(PRIME_1 + PRIME_2, PRIME_2, 0, -PRIME_1);
  for (let from = 0; from < striped; from += bytesAtOnce) {
    if (from > 0) yield;
    mixStripes(bytes.subarray(from, Math.min(striped, from + bytesAtOnce)), lanes);
  }
  const [a, b, c, d] = lanes as unknown as [number, number, number, number];
  let hash = striped > 0 ? (rotate(a, 1) + rotate(b, 7) + rotate(c, 12) + rotate(d, 18)) | 0 : PRIME_5;
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

/** Mixes whole stripes into the lanes. */
function mixStripes(stripes: Uint8Array<ArrayBuffer>, lanes: Int32Array): void {
  mixing ??= makeMixing();
  const { memory } = mixing;
  const mixed = new Int32Array(memory.buffer, 0, lanes.length);
  mixed.set(lanes);
  const chunk = new Uint8Array(memory.buffer, STRIPE, CHUNK);
  for (let from = 0; from < stripes.length; from += CHUNK) {
    const copied = stripes.subarray(from, from + CHUNK);
    chunk.set(copied);
    mixing.mixStripes(0, STRIPE, STRIPE + copied.length);
  }
  lanes.set(mixed);
}

function makeMixing(): Mixing {
  const memory = new WebAssembly.Memory({ initial: Math.ceil((STRIPE + CHUNK) / PAGE) });
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(moduleBytes), { env: { memory } });
  return { memory, mixStripes: exports['mixStripes'] as Mixing['mixStripes'] };
}

function rotate(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}
