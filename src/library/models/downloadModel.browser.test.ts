import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filesOf } from '../../encoders/models/modelFiles';
import {
  api,
  download,
  errorOf,
  expectInstalled,
  expectNotInstalled,
  make,
  openTab,
  storedBytes,
} from './testing/modelsUnderTest';
import { rangesOf, requestsFor, serve } from './testing/testModel';

const DATA = 'onnx/model_q4.onnx_data';
const DATA_BYTES = 200_000;

describe('a download', () => {
  it('stores the files of one dtype, asking for each once and telling nothing about the page', async () => {
    const test = await make();
    await serve(test);
    const reports: [number, number][] = [];
    const total = filesOf(test.model, 'q4').reduce((sum, { bytes }) => sum + bytes!, 0);
    await download(test, { onProgress: (...report) => reports.push(report) });
    await expectInstalled(test);
    expect(await requestsFor(test)).toEqual(
      filesOf(test.model, 'q4').map(({ path }) => ({ method: 'GET', path, range: 'bytes=0-', referrer: null })),
    );
    await expect.poll(() => reports.at(-1)).toEqual([total, total]);
    expect(reports[0]).toEqual([0, total]);
    for (const [index, [loaded]] of reports.entries())
      expect(loaded).toBeGreaterThanOrEqual(reports[index - 1]?.[0] ?? 0);
  });

  it('asks for nothing that is there: not again, and not for another dtype', async () => {
    const test = await make();
    await serve(test);
    await download(test);
    await download(test);
    await download(test, { dtype: 'q8' });
    const paths = (await requestsFor(test)).map(({ path }) => path);
    expect(paths).toEqual([...filesOf(test.model, 'q4').map(({ path }) => path), 'onnx/model_quantized.onnx']);
    const stored = (await api.installed()).find(({ id }) => id === test.model.id);
    expect(stored?.variants.map(({ dtype }) => dtype)).toEqual(['q4', 'q8']);
  });

  it('goes on where a killed tab stopped', async () => {
    const test = await make();
    await serve(test, { [DATA]: [{ stallAfter: 150_000 }, {}] });
    const first = openTab();
    const lost = errorOf(download(test, { tab: first.api }));
    await expect.poll(() => storedBytes(test, DATA)).toBe(150_000);
    first.terminate();
    expect(await lost).toMatchObject({ name: 'WorkerDiedError' });
    await expectNotInstalled(test);

    const reports: number[] = [];
    await download(test, { onProgress: (loaded) => reports.push(loaded) });
    await expectInstalled(test);
    expect(await rangesOf(test, DATA)).toEqual(['bytes=0-', 'bytes=150000-']);
    expect(reports[0]).toBeGreaterThan(150_000);
  });

  it('keeps what arrived when it is cancelled', async () => {
    const test = await make();
    await serve(test, { [DATA]: [{ stallAfter: 1000 }, {}] });
    const controller = new AbortController();
    const cancelled = errorOf(download(test, { signal: controller.signal }));
    await expect.poll(() => storedBytes(test, DATA)).toBe(1000);
    controller.abort();
    expect(await cancelled).toMatchObject({ name: 'AbortError' });
    await expectNotInstalled(test);
    await download(test);
    expect(await rangesOf(test, DATA)).toEqual(['bytes=0-', 'bytes=1000-']);
    await expectInstalled(test);
  });

  it('is done once when two tabs ask for it', async () => {
    const test = await make();
    await serve(test);
    await Promise.all([download(test, { tab: openTab().api }), download(test, { tab: openTab().api })]);
    await expectInstalled(test);
    expect((await requestsFor(test)).map(({ path }) => path)).toEqual(
      filesOf(test.model, 'q4').map(({ path }) => path),
    );
  });

  it('ends in the same bytes wherever and however often the connection is cut', async () => {
    const cut = fc.record({
      cutAfter: fc.nat(DATA_BYTES),
      ignoresRange: fc.boolean(),
      hidesLength: fc.boolean(),
      etag: fc.constantFrom(null, '"one"', 'W/"weak"'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(cut, { maxLength: 6 }), fc.boolean(), async (cuts, isKnown) => {
        const test = await make({ isKnown });
        await serve(test, { [DATA]: [...cuts, {}] });
        for (let tries = 0; tries <= cuts.length; tries++) {
          const error = await download(test).catch((thrown: unknown) => thrown);
          if (error === undefined) break;
          expect(error).toMatchObject({ name: 'ModelDownloadError', code: 'offline' });
        }
        await expectInstalled(test);
      }),
      { seed: 11, numRuns: 25 },
    );
  });
});
