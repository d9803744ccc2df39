import { describe, expect, it } from 'vitest';
import { filesOf } from '../../encoders/models/modelFiles';
import { models } from '../../encoders/models/models';
import { findFile, findModelFolder } from './openModelFolder';
import { readStoredModelFile } from './readStoredModelFile';
import { api, deleteAfterwards, download, errorOf, expectNotInstalled, make } from './testing/modelsUnderTest';
import { rangesOf, serve, type TestModel } from './testing/testModel';

async function makeDownloaded(id?: string): Promise<TestModel> {
  const test = await make(id === undefined ? {} : { id });
  await serve(test);
  await download(test);
  return test;
}

/** Writes a stored file anew, as a fault of the disk might. */
async function overwrite({ model }: TestModel, path: string, text: string): Promise<void> {
  const handle = await findFile((await findModelFolder(model))!, path);
  const writable = await handle!.createWritable();
  await writable.write(text);
  await writable.close();
}

describe('the store of models', () => {
  it('lists what is installed, with the room that it takes', async () => {
    const test = await makeDownloaded();
    const stored = (await api.list()).find(({ id }) => id === test.model.id);
    expect(stored?.model).toEqual({ ...test.model, variants: [test.model.variants[0]] });
    const bytes = filesOf(test.model, 'q4').reduce((sum, file) => sum + file.bytes!, 0);
    expect(stored?.bytes).toBeGreaterThanOrEqual(bytes);
    expect(await api.usedBytes()).toBeGreaterThanOrEqual(stored!.bytes);
    expect((await api.installed()).map(({ id }) => id)).toContain(test.model.id);
  });

  it('lists an unfinished download with its room, but not as installed', async () => {
    const test = await make();
    await serve(test, { 'onnx/model_q4.onnx_data': [{ status: 500 }] });
    await errorOf(download(test));
    const stored = (await api.list()).find(({ id }) => id === test.model.id);
    expect(stored).toMatchObject({ revision: test.model.revision, model: null });
    expect(stored?.bytes).toBeGreaterThan(1000);
  });

  it('deletes a model wholly, installed or not, and no other', async () => {
    const [one, other] = [await makeDownloaded(), await makeDownloaded()];
    await api.delete(one.model);
    await api.delete(one.model);
    await expectNotInstalled(one);
    const ids = (await api.list()).map(({ id }) => id);
    expect(ids).not.toContain(one.model.id);
    expect(ids).toContain(other.model.id);
  });

  it('tells of a model what the catalogue knows by now', async () => {
    const known = models[0]!;
    const test = await makeDownloaded(known.id);
    deleteAfterwards(known);
    const stored = (await api.installed()).find(({ id }) => id === known.id);
    expect(stored).toEqual({ ...known, variants: [known.variants[0]] });
    expect(stored?.name).not.toBe(test.model.name);
  });

  it('does not take a model for installed whose marker was cut short', async () => {
    const test = await makeDownloaded();
    await overwrite(test, 'installed-q4.json', '{ "version": 1, "mod');
    await expectNotInstalled(test);
    await download(test);
    expect(await readStoredModelFile(test.model, 'config.json')).not.toBeNull();
  });

  it('reads only files of installed variants', async () => {
    const test = await makeDownloaded();
    expect(await readStoredModelFile(test.model, 'config.json')).not.toBeNull();
    expect(await readStoredModelFile(test.model, 'onnx/model_quantized.onnx')).toBeNull();
    expect(await readStoredModelFile(test.model, 'installed-q4.json')).toBeNull();
    expect(await readStoredModelFile(test.model, 'nowhere/config.json')).toBeNull();
    expect(await readStoredModelFile({ id: 'none', revision: '1' }, 'config.json')).toBeNull();
  });

  it('names a file that is no longer as it was installed, and a download mends it', async () => {
    const test = await makeDownloaded();
    await overwrite(test, 'tokenizer.json', 'short');
    const read = (): Promise<Blob | null> => readStoredModelFile(test.model, 'tokenizer.json');
    expect(await errorOf(read())).toMatchObject({
      name: 'DamagedModelError',
      message: expect.stringContaining('tokenizer.json') as string,
    });
    await download(test);
    expect((await read())?.size).toBe(test.model.files[1]!.bytes);
    expect(await rangesOf(test, 'tokenizer.json')).toEqual(['bytes=0-', 'bytes=0-']);
  });
});
