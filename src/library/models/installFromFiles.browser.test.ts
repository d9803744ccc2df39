import { describe, expect, it } from 'vitest';
import { filesOf } from '../../encoders/models/modelFiles';
import type { ModelDescription } from '../../encoders/models/ModelDescription';
import type { NamedContent } from './findFault';
import { readStoredModelFile } from './readStoredModelFile';
import { api, deleteAfterwards, errorOf, withRoom } from './testing/modelsUnderTest';
import { smallGraph } from './testing/smallGraph';

const addresses = import.meta.glob<string>('../../encoders/golden/tiny-embeddinggemma/**', {
  query: '?url',
  import: 'default',
  eager: true,
});

/** A picked folder with the tiny EmbeddingGemma of the fixtures. */
async function pickTiny(name: string): Promise<NamedContent[]> {
  const files = Object.entries(addresses).map(async ([path, address]) => ({
    path: `${name}/${path.split('tiny-embeddinggemma/')[1]}`,
    content: await (await fetch(address)).blob(),
  }));
  return await Promise.all(files);
}

function replace(files: readonly NamedContent[], end: string, change: (content: Blob) => Blob | null): NamedContent[] {
  return files.flatMap(({ path, content }) => {
    const changed = path.endsWith(end) ? change(content) : content;
    return changed === null ? [] : [{ path, content: changed }];
  });
}

async function install(
  files: readonly NamedContent[],
  onProgress: (doneBytes: number, totalBytes: number) => void = () => undefined,
): Promise<ModelDescription> {
  const model = await api.install(files, onProgress, new AbortController().signal);
  deleteAfterwards(model);
  return model;
}

async function expectNothingOf(name: string): Promise<void> {
  const left = (await api.list()).filter(({ id }) => id.startsWith(name));
  for (const { model, bytes } of left) expect({ model, bytes }).toEqual({ model: null, bytes: 0 });
}

describe('installing from picked files', () => {
  it('installs a model that the catalogue does not know, byte by byte, without fp32', async () => {
    const picked = await pickTiny('Tiny Gemma');
    const reports: [number, number][] = [];
    const model = await install(picked, (...report) => reports.push(report));
    expect(model).toMatchObject({
      id: `tiny-gemma-${model.revision.slice(0, 8)}`,
      name: 'Tiny Gemma',
      family: 'embeddinggemma',
      nativeDimensions: 768,
      variants: [{ dtype: 'q4' }, { dtype: 'q8' }],
    });
    expect((await api.installed()).find(({ id }) => id === model.id)).toEqual(model);
    for (const { path } of [...filesOf(model, 'q4'), ...filesOf(model, 'q8')]) {
      const stored = await readStoredModelFile(model, path);
      const source = picked.find((file) => file.path === `Tiny Gemma/${path}`)!.content;
      expect(await stored?.text(), path).toBe(await source.text());
    }
    expect(await readStoredModelFile(model, 'onnx/model.onnx')).toBeNull();
    const [done, total] = reports.at(-1)!;
    expect(done).toBe(total);
  });

  it('installs it again without harm', async () => {
    const picked = await pickTiny('twice');
    const model = await install(picked);
    expect(await install(picked)).toEqual(model);
    expect((await api.list()).filter(({ id }) => id === model.id)).toHaveLength(1);
  });

  it('knows the light encoder by its files, whatever the folder is called', async () => {
    const paths = ['config.json', 'tokenizer.json', 'tokenizer_config.json', 'onnx/model_quantized.onnx'];
    const picked = await Promise.all(
      paths.map(async (path) => ({
        path: `Downloads/${path}`,
        content: await (await fetch(`/models/multilingual-e5-small-light/${path}`)).blob(),
      })),
    );
    const model = await install(picked);
    expect(model).toMatchObject({ id: 'multilingual-e5-small-light', revision: '9d018b32b4408d98' });
    expect(model.variants.map(({ dtype }) => dtype)).toEqual(['q8']);

    const damaged = replace(picked, '.onnx', (content) => new Blob([content.slice(0, -1), 'x']));
    const renamed = damaged.map((file) => ({ ...file, path: file.path.replace('Downloads', model.id) }));
    expect(await errorOf(install(renamed))).toMatchObject({
      name: 'ModelInstallError',
      code: 'wrong-bytes',
      message: expect.stringContaining('onnx/model_quantized.onnx') as string,
    });
  });

  it.each<[string, string, string, (content: Blob) => Blob | null]>([
    ['a missing tokenizer', 'tokenizer_config.json', 'ModelFolderError', () => null],
    ['a configuration that is none', '/config.json', 'ModelFolderError', () => new Blob(['<html>'])],
    ['another kind of model', '/config.json', 'ModelFolderError', () => new Blob(['{ "model_type": "t5" }'])],
    ['weights that are missing', 'model_q4.onnx_data', 'ModelInstallError', () => null],
    ['weights that are cut short', 'model_q4.onnx_data', 'ModelInstallError', (content) => content.slice(0, 200_000)],
    ['a graph that is cut short', 'model_q4.onnx', 'ModelInstallError', (content) => content.slice(0, 60_000)],
    ['a graph without the output', 'model_q4.onnx', 'ModelInstallError', () => new Blob([smallGraph('x', ['logits'])])],
    ['a web page', 'tokenizer.json', 'ModelInstallError', () => new Blob([' <!doctype html>'])],
  ])('refuses %s, names the file, and keeps nothing', async (what, end, name, change) => {
    const folder = what.replaceAll(' ', '-');
    const error = await errorOf(install(replace(await pickTiny(folder), end, change)));
    expect(error).toMatchObject({ name });
    expect((error as Error).message).toContain(end === '/config.json' ? folder : end);
    await expectNothingOf(folder);
  });

  // The second half is the copying.
  it.each([0.1, 0.6, 0.9])('keeps nothing when it is stopped after %d of the way', async (share) => {
    const error = await errorOf(api.installUntil(share, await pickTiny('stopped')));
    expect(error).toMatchObject({ name: 'AbortError' });
    await expectNothingOf('stopped');
  });

  it('keeps nothing when the disk is full', async () => {
    const picked = await pickTiny('full');
    await withRoom(300_000, async () => {
      expect(await errorOf(install(picked))).toMatchObject({ name: 'ModelInstallError', code: 'full' });
    });
    await expectNothingOf('full');
    await install(picked);
  });
});
