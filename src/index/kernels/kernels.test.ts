import { describe, expect, it } from 'vitest';
import { testKernel } from './testing/kernelSuite';
import { testedKernels, usableKernels } from './testing/secondThreads';

for (const kernel of testedKernels) testKernel(kernel);

describe.each(usableKernels)('the memory of the $name kernel', ({ make }) => {
  it('grows in place, by less than 320 bytes for a row of 256', () => {
    const kernel = make(256);
    const rows = { dimensions: 256, values: new Int8Array(4096 * 256), scales: new Float32Array(4096).fill(1) };
    const before = kernel.bytes;
    for (let segment = 0; segment < 20; segment++) kernel.append(rows);
    expect((kernel.bytes - before) / kernel.rows).toBeLessThan(320);
  });

  it('does not grow with the number of searches', () => {
    const kernel = make(8);
    kernel.append({ dimensions: 8, values: new Int8Array(80), scales: new Float32Array(10).fill(1) });
    const search = () => kernel.open(new Float32Array(8), { limit: 3, wanted: 100 }).close();
    search();
    const before = kernel.bytes;
    for (let times = 0; times < 100; times++) search();
    expect(kernel.bytes).toBe(before);
  });
});
