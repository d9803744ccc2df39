import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashBlob } from './hashBlob';

const { signal } = new AbortController();

describe('hashBlob', () => {
  it('gives the SHA-256 of any bytes, in memory and part by part', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 300 })), fc.boolean(), async (parts, inMemory) => {
        const content = new Blob(parts);
        let hashed = 0;
        const onBytes = (bytes: number): void => {
          hashed += bytes;
        };
        const inMemoryBytes = inMemory ? content.size : -1;
        const expected = createHash('sha256').update(Buffer.concat(parts)).digest('hex');
        expect(await hashBlob(content, { signal, onBytes, inMemoryBytes })).toBe(expected);
        expect(hashed).toBe(content.size);
      }),
      { seed: 6 },
    );
  });

  it.each([0, 1000])('stops when aborted (in memory up to %d bytes)', async (inMemoryBytes) => {
    const content = new Blob([new Uint8Array(1000)]);
    await expect(hashBlob(content, { signal: AbortSignal.abort(), inMemoryBytes })).rejects.toThrow('aborted');
  });
});
