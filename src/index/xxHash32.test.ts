import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainXxHash32 } from './plainXxHash32';
import { runToEnd } from './runToEnd';
import { xxHash32, xxHash32InSteps } from './xxHash32';

const bytes = Uint8Array.from({ length: 100_003 }, (_, index) => index * 7 + (index >> 8));

describe.each([
  ['plain', plainXxHash32],
  ['in WebAssembly', xxHash32],
])('XXH32, %s', (_name, hash) => {
  // By Python's xxhash, which is a binding to the author's C.
  it.each([
    [0, 0x02cc5d05],
    [1, 0xcf65b03e],
    [3, 0x14744175],
    [4, 0xc8f60fc5],
    [15, 0x8807d6b2],
    [16, 0xb59b7e13],
    [17, 0x20dd4529],
    [31, 0xdc5b7443],
    [32, 0xd7f70f45],
    [35, 0x5bd34b95],
    [1000, 0x3e483681],
    [100_003, 0x4f8c8d60],
  ])('of %i bytes is that of the reference', (length, expected) => {
    expect(hash(bytes.slice(0, length))).toBe(expected);
  });

  it('does not depend on where the bytes begin', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 99 }), fc.integer({ min: 1, max: 3 }), (text, offset) => {
        const shifted = new Uint8Array(text.length + offset);
        shifted.set(text, offset);
        expect(hash(shifted.subarray(offset))).toBe(hash(text.slice()));
      }),
      { seed: 11 },
    );
  });
});

it('XXH32 in WebAssembly is that of the oracle, also where it is copied in pieces', () => {
  for (const length of [65_535, 65_536, 65_537, 65_552, 100_003]) {
    const some = bytes.slice(0, length);
    expect(xxHash32(some)).toBe(plainXxHash32(some));
  }
});

it('XXH32 is the same in steps, one for every four megabytes, also of two at once', () => {
  for (const length of [0, 15, 1 << 22, (1 << 22) + 1, (1 << 23) + 23]) {
    const text = new Uint8Array(length).map((_, index) => index * 7 + (index >> 8));
    expect(runToEnd(xxHash32InSteps(text))).toBe(xxHash32(text));
  }
  expect([...xxHash32InSteps(new Uint8Array(3 << 22))]).toHaveLength(2);
  const text = new Uint8Array((1 << 22) + 500).map((_, index) => index * 7);
  const paused = xxHash32InSteps(text);
  paused.next();
  xxHash32(bytes);
  expect(runToEnd(paused)).toBe(xxHash32(text));
});
