import { crc32 as zlibCrc32 } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blocksToMerge, BLOCK_ROWS } from './blocksToMerge';
import { crc32 } from '../documents/crc32';
import { packBlock, unpackBlock, type EmbeddingRows } from './embeddingBlock';

const anyRows: fc.Arbitrary<EmbeddingRows> = fc
  .record({ dimensions: fc.integer({ min: 1, max: 9 }), count: fc.nat(12) })
  .chain(({ dimensions, count }) =>
    fc.record({
      dimensions: fc.constant(dimensions),
      documents: fc.uint32Array({ minLength: count, maxLength: count }),
      passages: fc.uint32Array({ minLength: count, maxLength: count }),
      scales: fc.float32Array({ minLength: count, maxLength: count, noNaN: true }),
      values: fc.int8Array({ minLength: count * dimensions, maxLength: count * dimensions }),
    }),
  );

const sample: EmbeddingRows = {
  dimensions: 2,
  documents: Uint32Array.of(7),
  passages: Uint32Array.of(0),
  scales: Float32Array.of(0.5),
  values: Int8Array.of(1, -2),
};

describe('an embedding block', () => {
  it('gives back what was packed', () => {
    fc.assert(
      fc.property(anyRows, fc.string({ unit: 'grapheme' }), (rows, space) => {
        expect(unpackBlock(space, packBlock(space, rows))).toEqual(rows);
      }),
      { seed: 8 },
    );
  });

  it('notices any flipped bit and any cut', () => {
    const packed = packBlock('Test@1/2', sample);
    for (let bit = 0; bit < packed.byteLength * 8; bit++) {
      const flipped = packed.slice(0);
      new Uint8Array(flipped)[bit >> 3]! ^= 1 << (bit & 7);
      expect(() => unpackBlock('Test@1/2', flipped)).toThrow('damaged');
    }
    for (let length = 0; length < packed.byteLength; length++) {
      expect(() => unpackBlock('Test@1/2', packed.slice(0, length))).toThrow('damaged');
    }
  });

  it('is still read in its first version, which had a CRC-32', () => {
    const packed = packBlock('Test@1/2', sample);
    const header = new Uint32Array(packed, 0, 6);
    header[1] = 1;
    expect(() => unpackBlock('Test@1/2', packed)).toThrow('its checksum is wrong');
    header[5] = crc32(new Uint8Array(packed, 24));
    expect(unpackBlock('Test@1/2', packed)).toEqual(sample);
  });

  it('says which check failed', () => {
    const packed = packBlock('Test@1/2', sample);
    expect(() => unpackBlock('Other@1/2', packed)).toThrow('belongs to the space "Test@1/2", not "Other@1/2"');
    new DataView(packed).setUint32(4, 9, true);
    expect(() => unpackBlock('Test@1/2', packed)).toThrow('it has version 9, not 2');
    new DataView(packed).setUint32(0, 9, true);
    expect(() => unpackBlock('Test@1/2', packed)).toThrow('it is not an embedding block');
  });
});

describe('crc32', () => {
  it('is that of zlib', { skip: typeof zlibCrc32 !== 'function' }, () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => crc32(bytes) === zlibCrc32(bytes)),
      { seed: 9 },
    );
  });

  it('is the published check value for "123456789"', () => {
    expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926);
  });
});

describe('blocksToMerge', () => {
  it('merges sixteen blocks of a tier, and what is smaller behind them', () => {
    expect(blocksToMerge([])).toBe(0);
    expect(blocksToMerge(Array(15).fill(1))).toBe(0);
    expect(blocksToMerge(Array(16).fill(1))).toBe(16);
    expect(blocksToMerge([1, 2, ...Array(16).fill(20)])).toBe(18);
    expect(blocksToMerge([...Array(15).fill(1), 20, ...Array(15).fill(1)])).toBe(0);
    expect(blocksToMerge([BLOCK_ROWS, ...Array(16).fill(1)])).toBe(0);
  });

  it('keeps blocks few and rewrites each row at most three times', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 600 }), { maxLength: 2000 }), (arrivals) => {
        let newestFirst: number[] = [];
        let written = 0;
        let rows = 0;
        for (const arrival of arrivals) {
          rows += arrival;
          newestFirst.unshift(arrival);
          const count = blocksToMerge(newestFirst.filter((_, i) => !newestFirst.slice(0, i).includes(BLOCK_ROWS)));
          const merged = newestFirst.slice(0, count).reduce((sum, size) => sum + size, 0);
          written += merged;
          const full = Array(Math.floor(merged / BLOCK_ROWS)).fill(BLOCK_ROWS) as number[];
          const rest = merged % BLOCK_ROWS === 0 ? [] : [merged % BLOCK_ROWS];
          newestFirst = [...rest, ...full, ...newestFirst.slice(count)];
        }
        expect(newestFirst.reduce((sum, size) => sum + size, 0)).toBe(rows);
        expect(written).toBeLessThanOrEqual(3 * rows);
      }),
      { seed: 10, numRuns: 30 },
    );
  });
});
