import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseModelIndex } from '../src/encoders/models/parseModelIndex';
import { indexModels } from './listModels.mjs';
import { projectRoot } from './projectRoot.mjs';

const SHA256_OF_ABC = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';

let publicFolder: string;

beforeEach(async () => {
  publicFolder = await mkdtemp(join(tmpdir(), 'models-'));
});

afterEach(() => rm(publicFolder, { recursive: true }));

async function write(path: string, content: string): Promise<string> {
  const file = join(publicFolder, 'models', path);
  await mkdir(join(file, '..'), { recursive: true });
  await writeFile(file, content);
  return file;
}

describe('the index of models', () => {
  it('is empty without models', async () => {
    expect(await indexModels(publicFolder)).toEqual({ version: 1, folders: [] });
  });

  it('lists folders with their files, sizes, hashes and what matters of the configuration', async () => {
    await write('b/onnx/model.onnx', 'abc');
    await write('b/config.json', '{ "model_type": "bert", "hidden_size": 8, "vocab_size": 9 }');
    await write('b/.DS_Store', 'x');
    await write('a/config.json', 'no JSON');
    await write('stray.txt', 'x');
    const { folders } = await indexModels(publicFolder);
    expect(folders.map(({ name, config }) => ({ name, config }))).toEqual([
      { name: 'a', config: null },
      { name: 'b', config: { model_type: 'bert', hidden_size: 8 } },
    ]);
    expect(folders[1]?.files).toEqual([
      expect.objectContaining({ path: 'config.json', bytes: 59 }),
      { path: 'onnx/model.onnx', bytes: 3, sha256: SHA256_OF_ABC },
    ]);
  });

  it('notices a changed file of the same size', async () => {
    const file = await write('a/model.onnx', 'xyz');
    await indexModels(publicFolder);
    await writeFile(file, 'abc');
    await utimes(file, 1, 1);
    const { folders } = await indexModels(publicFolder);
    expect(folders[0]?.files[0]?.sha256).toBe(SHA256_OF_ABC);
  });

  it('leads the page to the light encoder that comes with the site, whole and unchanged', async () => {
    const { models, refused } = parseModelIndex(await indexModels(join(projectRoot, 'public')));
    expect(refused).toEqual([]);
    const light = models.find(({ id }) => id === 'multilingual-e5-small-light');
    expect(light?.variants.map(({ dtype }) => dtype)).toEqual(['q8']);
    expect(light?.revision).toBe('9d018b32b4408d98');
  });
});
