import { cdp } from 'vitest/browser';
import { afterEach, expect, inject } from 'vitest';
import type { Dtype } from '../../../encoders/models/ModelDescription';
import { filesOf } from '../../../encoders/models/modelFiles';
import { connectWorker, type WorkerConnection } from '../../../protocol/connectWorker';
import { findFile, findModelFolder, type ModelKey } from '../openModelFolder';
import { readStoredModelFile } from '../readStoredModelFile';
import type { ModelsApi } from './models.worker';
import type { ServedContent } from './ServedFile';
import { bytesOf, testModel, type TestModel } from './testModel';

const tabs: WorkerConnection<ModelsApi>[] = [];
const made: ModelKey[] = [];

/** The store in a worker that all tests of a file share. */
export const { api } = connect();

afterEach(async () => {
  for (const { terminate } of tabs.splice(0)) terminate();
  for (const model of made.splice(0)) await api.delete(model);
});

/** The store in a new worker, as another tab would have it; it ends with the test. */
export function openTab(): WorkerConnection<ModelsApi> {
  const tab = connect();
  tabs.push(tab);
  return tab;
}

function connect(): WorkerConnection<ModelsApi> {
  const worker = new Worker(new URL('./models.worker.ts', import.meta.url), { type: 'module' });
  return connectWorker<ModelsApi>(worker, 'models');
}

/** A new model; it is deleted after the test. */
export async function make(options?: Parameters<typeof testModel>[0]): Promise<TestModel> {
  const test = await testModel(options);
  deleteAfterwards(test.model);
  return test;
}

export function deleteAfterwards(model: ModelKey): void {
  made.push(model);
}

export interface DownloadTry {
  readonly tab?: ModelsApi;
  readonly dtype?: Dtype;
  readonly signal?: AbortSignal;
  readonly onProgress?: (loadedBytes: number, totalBytes: number) => void;
  /** Another server than the one that has the model. */
  readonly hub?: string;
}

export async function download({ model }: TestModel, options: DownloadTry = {}): Promise<void> {
  const { tab = api, dtype = 'q4', hub = inject('modelServer') } = options;
  const { signal = new AbortController().signal, onProgress = () => undefined } = options;
  await tab.download(model, dtype, hub, onProgress, signal);
}

/** What a call fails with. */
export async function errorOf(call: Promise<unknown>): Promise<unknown> {
  return await call.then(
    () => expect.unreachable('The call did not fail.'),
    (error: unknown) => error,
  );
}

/** Every file of the q4 variant can be read and equals what the server has. */
export async function expectInstalled(
  { model, contents }: TestModel,
  changed: Readonly<Record<string, ServedContent>> = {},
): Promise<void> {
  for (const { path } of filesOf(model, 'q4')) {
    const stored = await readStoredModelFile(model, path);
    expect(stored, path).not.toBeNull();
    const bytes = new Uint8Array(await stored!.arrayBuffer());
    const wanted = bytesOf(changed[path] ?? contents[path]!);
    expect(bytes.length, path).toBe(wanted.length);
    expect(
      bytes.findIndex((byte, index) => byte !== wanted[index]),
      path,
    ).toBe(-1);
  }
}

/** The model is in no list, and none of its files can be read. */
export async function expectNotInstalled({ model }: TestModel): Promise<void> {
  expect((await api.installed()).map(({ id }) => id)).not.toContain(model.id);
  for (const { path } of filesOf(model, 'q4')) expect(await readStoredModelFile(model, path)).toBeNull();
}

/** How many bytes of a file are in storage, complete or not. */
export async function storedBytes({ model }: TestModel, path: string): Promise<number> {
  const folder = await findModelFolder(model);
  if (folder === null) return 0;
  return (await (await findFile(folder, path))?.getFile())?.size ?? 0;
}

/** Does something while the site may store only so many bytes more. */
export async function withRoom(bytes: number, work: () => Promise<void>): Promise<void> {
  const { origin } = window.location;
  const { usage = 0 } = await navigator.storage.estimate();
  await cdp().send('Storage.overrideQuotaForOrigin', { origin, quotaSize: usage + bytes });
  try {
    await work();
  } finally {
    await cdp().send('Storage.overrideQuotaForOrigin', { origin });
  }
}
