import { afterEach, expect, it } from 'vitest';
import { tinyModel } from '../testing/tinyModel';
import { tinyFolder } from './testing/encoderWorkers';
import { endModels, loadModel } from './testing/loadedModels';
import type { Damage, ModelStart } from './testing/model.worker';

const tiny: ModelStart = { description: tinyModel, dtype: 'q4', threads: 1, folder: tinyFolder };
const files = [
  'config.json',
  'tokenizer.json',
  'tokenizer_config.json',
  'onnx/model_q4.onnx',
  'onnx/model_q4.onnx_data',
];

/** The model as a catalogue has it that does not know the files' sizes. */
const ofUnknownSizes = {
  ...tinyModel,
  files: tinyModel.files.map((file) => ({ ...file, bytes: null })),
  variants: tinyModel.variants.map((variant) => ({
    ...variant,
    files: variant.files.map((file) => ({ ...file, bytes: null })),
  })),
};

afterEach(endModels);

it.each(files)('names %s when it is missing', async (path) => {
  await expect(loadModel({ ...tiny, damage: { path, kind: 'missing' } })).rejects.toMatchObject({
    name: 'ModelFormatError',
    message: `The model's file ${path} is missing.`,
  });
});

it.each(files)('names %s when it is cut short', async (path) => {
  await expect(loadModel({ ...tiny, damage: { path, kind: 'cut' } })).rejects.toMatchObject({
    name: 'ModelFormatError',
    message: expect.stringMatching(`^The model's file ${path} has \\d+ bytes, not \\d+\\.$`),
  });
});

it.each(files)('names %s when it is out of reach', async (path) => {
  await expect(loadModel({ ...tiny, damage: { path, kind: 'no connection' } })).rejects.toThrow(
    `${path} is out of reach.`,
  );
});

it.each<Damage>([
  { path: 'config.json', kind: 'cut' },
  { path: 'config.json', kind: 'garbled' },
  { path: 'tokenizer.json', kind: 'cut' },
  { path: 'tokenizer.json', kind: 'garbled' },
  { path: 'tokenizer.json', kind: 'another file' },
  { path: 'tokenizer_config.json', kind: 'garbled' },
  { path: 'onnx/model_q4.onnx', kind: 'cut' },
  { path: 'onnx/model_q4.onnx', kind: 'garbled' },
  { path: 'onnx/model_q4.onnx', kind: 'another file' },
  { path: 'onnx/model_q4.onnx_data', kind: 'cut' },
  { path: 'onnx/model_q4.onnx_data', kind: 'another file' },
])('notices a $kind $path of unknown size', async (damage) => {
  const [file = ''] = damage.path.split('/').slice(-1);
  await expect(loadModel({ ...tiny, description: ofUnknownSizes, damage })).rejects.toMatchObject({
    name: 'ModelFormatError',
    message: expect.stringContaining(file),
  });
});

it('loads files of unknown size', async () => {
  const model = await loadModel({ ...tiny, description: ofUnknownSizes });
  const [ids = []] = await model.tokenize(['rain'], 10);
  expect(await model.run([ids])).toHaveLength(768);
});

it('says when ONNX Runtime is out of reach', async () => {
  const runtime = { mjs: new URL('nothing.mjs', tinyFolder).href, wasm: new URL('nothing.wasm', tinyFolder).href };
  await expect(loadModel({ ...tiny, runtime })).rejects.toMatchObject({ name: 'DeviceError', code: 'unreachable' });
});

it('says when the device cannot run what is in the file', async () => {
  const build = new URL('/node_modules/onnxruntime-web/dist/ort-wasm-simd-threaded.asyncify', location.origin).href;
  const withoutCpuKernel = { mjs: `${build}.mjs`, wasm: `${build}.wasm` };
  await expect(loadModel({ ...tiny, runtime: withoutCpuKernel })).rejects.toMatchObject({
    name: 'DeviceError',
    code: 'failed',
    message: expect.stringContaining('a CPU'),
  });
});
