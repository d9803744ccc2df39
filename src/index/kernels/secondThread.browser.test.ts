import { expect, it } from 'vitest';
import { KernelIndex } from '../KernelIndex';
import { quantiseRows } from '../quantiseRows';
import { ClusteredRows } from '../testing/clusteredRows';
import { callSecondThread } from './callSecondThread';
import { bestKernel } from './kernels';

const dimensions = 64;
const rows = 120_000;

it('a second thread changes no answer, whenever it wakes up and whatever is under way', async () => {
  const worker = new Worker(new URL('./testing/choosing.worker.ts', import.meta.url), { type: 'module' });
  const shared = new Promise((resolve) => {
    worker.addEventListener('message', resolve, { once: true });
  });
  const secondThread = callSecondThread(() => worker);
  const [together, alone] = [secondThread, null].map((second) => {
    const kernel = bestKernel(second)!;
    const policy = { exactRows: 0, wanted: (limit: number) => 20 * limit };
    return new KernelIndex(dimensions, (each) => kernel.make(each, second), policy);
  }) as [KernelIndex, KernelIndex];
  const drawn = new ClusteredRows({ dimensions, seed: 31, clusters: 900 });
  const quantised = quantiseRows(drawn.take(rows), dimensions);
  for (const index of [together, alone]) {
    index.append(quantised);
    while (index.prepare());
  }
  const pause = () => new Promise<void>((resolve) => setTimeout(resolve));
  const first = drawn.take(1);
  await together.search(first, { limit: 10 });
  await shared;

  for (let round = 0; round < 150; round++) {
    const queries = Array.from({ length: 1 + (round % 3) }, () => drawn.take(1));
    const limit = 1 + ((round * 7) % 40);
    const controller = new AbortController();
    const dropped = together.search(first, { limit: 300, pause, signal: controller.signal }).catch(() => null);
    if (round % 2 === 0) controller.abort();
    const [found, expected] = await Promise.all(
      [together, alone].map((index) => Promise.all(queries.map((query) => index.search(query, { limit, pause })))),
    );
    expect(found).toEqual(expected);
    await dropped;
  }
  worker.terminate();
  // It may have ended in the middle of a search: the answers stay right.
  const query = drawn.take(1);
  expect(await together.search(query, { limit: 20, pause })).toEqual(await alone.search(query, { limit: 20, pause }));
});
