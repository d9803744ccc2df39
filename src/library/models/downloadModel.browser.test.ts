import fc from 'fast-check';
import { afterEach, describe, expect, inject, it } from 'vitest';
import type { Dtype } from '../../encoders/models/ModelDescription';
import { filesOf } from '../../encoders/models/modelFiles';
import { connectWorker, type WorkerConnection } from '../../protocol/connectWorker';
import { findFile, findModelFolder } from './openModelFolder';
import { readStoredModelFile } from './readStoredModelFile';
import type { ModelsApi } from './testing/models.worker';
import { bytesOf, requestsFor, serve, testModel, type TestModel } from './testing/testModel';
import type { Answer, ServedContent } from './testing/ServedFile';

const DATA = 'onnx/model_q4.onnx_data';
const DATA_BYTES = 200_000;

const connections: WorkerConnection<ModelsApi>[] = [];
const made: TestModel[] = [];

function connect(): WorkerConnection<ModelsApi> {
  const worker = new Worker(new URL('./testing/models.worker.ts', import.meta.url), { type: 'module' });
  const connection = connectWorker<ModelsApi>(worker, 'models');
  connections.push(connection);
  return connection;
}

async function make(options?: Parameters<typeof testModel>[0]): Promise<TestModel> {
  const test = await testModel(options);
  made.push(test);
  return test;
}

afterEach(async () => {
  for (const { terminate } of connections.splice(0)) terminate();
  const { api } = connect();
  for (const { model } of made.splice(0)) await api.delete(model);
});

interface Try {
  readonly api?: ModelsApi;
  readonly dtype?: Dtype;
  readonly signal?: AbortSignal;
  readonly onProgress?: (loadedBytes: number, totalBytes: number) => void;
}

async function download({ model }: TestModel, { api, dtype = 'q4', signal, onProgress }: Try = {}): Promise<void> {
  const { download: run } = api ?? connect().api;
  await run(
    model,
    dtype,
    inject('modelServer'),
    onProgress ?? (() => undefined),
    signal ?? new AbortController().signal,
  );
}

async function errorOf(promise: Promise<unknown>): Promise<unknown> {
  return await promise.then(
    () => expect.unreachable('The call did not fail.'),
    (error: unknown) => error,
  );
}

/** Everything that is to be read of a model equals what the server has. */
async function expectInstalled(test: TestModel, changed: Record<string, ServedContent> = {}): Promise<void> {
  for (const { path } of filesOf(test.model, 'q4')) {
    const stored = await readStoredModelFile(test.model, path);
    expect(stored, path).not.toBeNull();
    const bytes = new Uint8Array(await stored!.arrayBuffer());
    // Not `toEqual`, which would compare number by number.
    const wanted = bytesOf(changed[path] ?? test.contents[path]!);
    expect(bytes.length, path).toBe(wanted.length);
    expect(bytes.findIndex((byte, index) => byte !== wanted[index])).toBe(-1);
  }
}

async function expectNotInstalled({ model }: TestModel): Promise<void> {
  expect((await connect().api.list()).find(({ id }) => id === model.id)?.model ?? null).toBeNull();
  for (const { path } of filesOf(model, 'q4')) expect(await readStoredModelFile(model, path)).toBeNull();
}

/** How many bytes of a file are in storage, complete or not. */
async function storedBytes({ model }: TestModel, path: string): Promise<number> {
  const folder = await findModelFolder(model);
  return (await (await findFile(folder!, path))?.getFile())?.size ?? 0;
}

async function rangesOf(test: TestModel, path: string): Promise<(string | null)[]> {
  return (await requestsFor(test)).filter((request) => request.path === path).map(({ range }) => range);
}

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
    for (const [index, [loaded]] of reports.entries()) expect(loaded).toBeGreaterThanOrEqual(reports[index - 1]?.[0] ?? 0);
  });

  it('asks for nothing that is there: not again, and not for another dtype', async () => {
    const test = await make();
    await serve(test);
    await download(test);
    await download(test);
    await download(test, { dtype: 'q8' });
    const paths = (await requestsFor(test)).map(({ path }) => path);
    expect(paths).toEqual([...filesOf(test.model, 'q4').map(({ path }) => path), 'onnx/model_quantized.onnx']);
    const [stored] = (await connect().api.installed()).filter(({ id }) => id === test.model.id);
    expect(stored?.variants.map(({ dtype }) => dtype)).toEqual(['q4', 'q8']);
  });

  it('goes on where a killed tab stopped', async () => {
    const test = await make();
    await serve(test, { [DATA]: [{ stallAfter: 150_000 }, {}] });
    const first = connect();
    const lost = errorOf(download(test, { api: first.api }));
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
        const contents = { ...test.contents, 'onnx/model_q4.onnx': { text: '' } };
        const graph = filesOf(test.model, 'q4').find(({ path }) => path.endsWith('.onnx'))!;
        expect(graph).toBeDefined();
        await serve(isKnown ? test : { ...test, contents }, { [DATA]: [...cuts, {}] });
        const { api } = connect();
        for (let tries = 0; tries <= cuts.length; tries++) {
          const error = await download(test, { api }).catch((thrown: unknown) => thrown);
          if (error === undefined) break;
          expect(error).toMatchObject({ name: 'ModelDownloadError', code: 'offline' });
        }
        await expectInstalled(test);
      }),
      { seed: 11, numRuns: 25 },
    );
  });
});
