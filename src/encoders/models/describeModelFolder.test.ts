import { describe, expect, it } from 'vitest';
import { describeModelFolder } from './describeModelFolder';
import { differingFiles, findInCatalogue, namesakeOf } from './findInCatalogue';
import { idFor } from './idFor';
import { filesOf } from './modelFiles';
import type { FolderFile, ModelFolder } from './ModelFolder';
import { models } from './models';
import { parseModelIndex } from './parseModelIndex';

function file(path: string, bytes = 10, sha256 = 'a'.repeat(64)): FolderFile {
  return { path, bytes, sha256 };
}

const shared = ['config.json', 'tokenizer.json', 'tokenizer_config.json'].map((path) => file(path));

function folder(change: Partial<ModelFolder> = {}): ModelFolder {
  return {
    name: 'My Model',
    files: [...shared, file('onnx/model_q4.onnx', 5), file('onnx/model_q4.onnx_data', 100), file('README.md')],
    config: { model_type: 'gemma3_text', hidden_size: 64, max_position_embeddings: 2048 },
    ...change,
  };
}

/** A folder with exactly the files of a model of the catalogue. */
function copyOf(index: number, dtypes: readonly ('q4' | 'q8' | 'fp32')[]): ModelFolder {
  const model = models[index]!;
  const files = new Map(
    dtypes.flatMap((dtype) => filesOf(model, dtype)).map(({ path, bytes, sha256 }) => [path, { path, bytes, sha256 }]),
  );
  return { name: model.id, files: [...files.values()] as FolderFile[], config: {} };
}

describe('describeModelFolder', () => {
  it('describes an EmbeddingGemma', () => {
    expect(describeModelFolder(folder())).toMatchObject({
      id: 'my-model',
      name: 'My Model',
      family: 'embeddinggemma',
      repository: null,
      variants: [{ dtype: 'q4', aboutBytes: 135, files: [{ path: 'onnx/model_q4.onnx' }, { bytes: 100 }] }],
      nativeDimensions: 768,
      dimensions: [256, 128, 512, 768],
      maxTokens: 2047,
      golden: null,
      configWithout: [],
    });
  });

  it('describes an EmbeddingGemma 2 and an e5', () => {
    expect(describeModelFolder(folder({ config: { model_type: 'embedding_gemma2' } }))).toMatchObject({
      family: 'embeddinggemma',
      configWithout: ['vision_config', 'audio_config'],
    });
    const config = { model_type: 'bert', hidden_size: 384, max_position_embeddings: 256 };
    expect(describeModelFolder(folder({ config }))).toMatchObject({
      family: 'e5',
      nativeDimensions: 384,
      dimensions: [384],
      maxTokens: 256,
    });
  });

  it('takes every graph that can be run, the weights beside it in as many files as there are', () => {
    const graphs = ['model.onnx', 'model.onnx_data', 'model.onnx_data_1', 'model_quantized.onnx', 'model_fp16.onnx'];
    const files = [...shared, ...graphs.map((name) => file(`onnx/${name}`))];
    const { variants } = describeModelFolder(folder({ files }));
    expect(variants.map((variant) => [variant.dtype, variant.files.length])).toEqual([
      ['q8', 1],
      ['fp32', 3],
    ]);
  });

  it('gives other files another revision, whatever their order', () => {
    const { revision } = describeModelFolder(folder());
    expect(describeModelFolder(folder({ files: folder().files.toReversed() })).revision).toBe(revision);
    const changed = folder().files.map((each) => (each.bytes === 100 ? { ...each, sha256: 'b'.repeat(64) } : each));
    expect(describeModelFolder(folder({ files: changed })).revision).not.toBe(revision);
  });

  it.each([
    [
      'a missing tokenizer',
      { files: folder().files.filter(({ path }) => path !== 'tokenizer.json') },
      'tokenizer.json',
    ],
    ['a missing graph', { files: shared }, 'onnx/model_q4.onnx'],
    ['another kind of model', { config: { model_type: 'clip' } }, '"clip"'],
    ['an unreadable configuration', { config: null }, 'not JSON'],
    ['a width that is none', { config: { model_type: 'bert', hidden_size: '8' } }, 'hidden_size'],
  ])('refuses %s and names it', (_, change, named) => {
    expect(() => describeModelFolder(folder(change))).toThrow(
      expect.objectContaining({ name: 'ModelFolderError', message: expect.stringContaining(named) as string }),
    );
  });
});

describe('idFor', () => {
  it('makes a name that can stand in an address', () => {
    expect(idFor('Modèle Léger_v1.2')).toBe('modele-leger-v1.2');
    expect(idFor('..')).toBe('model');
  });
});

describe('findInCatalogue', () => {
  it('finds a model by its files, with the variants that are wholly there', () => {
    expect(findInCatalogue(copyOf(0, ['q4', 'fp32']))).toMatchObject({
      id: 'embeddinggemma-300m',
      variants: [{ dtype: 'q4' }, { dtype: 'fp32' }],
    });
  });

  it('is not fooled by one changed or missing file', () => {
    const whole = copyOf(0, ['q4']);
    for (const path of whole.files.map((each) => each.path)) {
      const without = whole.files.filter((each) => each.path !== path);
      expect(findInCatalogue({ ...whole, files: without })).toBeNull();
      expect(findInCatalogue({ ...whole, files: [...without, file(path)] })).toBeNull();
    }
  });
});

describe('a folder that is named after a model of the catalogue', () => {
  it('is known by id, repository or revision', () => {
    const names = ['embeddinggemma-300m', 'embeddinggemma-300m-ONNX', '5090578d9565bb06545b4552f76e6bc2c93e4a66'];
    for (const name of names) expect(namesakeOf(name)?.id).toBe('embeddinggemma-300m');
    expect(namesakeOf('my-own')).toBeNull();
  });

  it('can be told which of its files differ', () => {
    const { files } = copyOf(0, ['q4']);
    const cut = files.map((each) => (each.path.endsWith('_data') ? { ...each, bytes: 5 } : each));
    expect(differingFiles(models[0]!, { ...copyOf(0, []), files: cut })).toEqual(['onnx/model_q4.onnx_data']);
    const bare = files.filter(({ path }) => !path.startsWith('onnx/'));
    expect(differingFiles(models[0]!, { ...copyOf(0, []), files: bare })).toHaveLength(6);
  });
});

describe('parseModelIndex', () => {
  it('gives the models of a site, and why a folder is none of them', () => {
    const index = {
      version: 1,
      folders: [
        copyOf(2, ['q8']),
        folder({ name: 'my-own' }),
        folder(),
        { ...copyOf(0, ['q4']), name: 'embeddinggemma-300m-ONNX' },
        folder({ name: 'embeddinggemma-300m' }),
        folder({ name: 'notes', files: [] }),
      ],
    };
    const { models: found, refused } = parseModelIndex(JSON.parse(JSON.stringify(index)));
    expect(found.map(({ id, variants }) => [id, variants.length])).toEqual([
      ['multilingual-e5-small-light', 1],
      ['my-own', 1],
    ]);
    expect(refused).toEqual([
      { folder: 'My Model', reason: expect.stringContaining('called models/my-model') as string },
      { folder: 'embeddinggemma-300m-ONNX', reason: expect.stringContaining('models/embeddinggemma-300m.') as string },
      { folder: 'embeddinggemma-300m', reason: expect.stringContaining('damaged') as string },
      { folder: 'notes', reason: expect.stringContaining('lacks the file config.json') as string },
    ]);
  });

  it.each([null, 3, {}, { version: 2, folders: [] }, { version: 1, folders: [{ name: 'x', files: [{}] }] }])(
    'refuses %j, which is no index',
    (index) => expect(() => parseModelIndex(index)).toThrow('not an index'),
  );
});
