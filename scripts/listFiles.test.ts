import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { listFiles } from './listFiles.mjs';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'inkling-files-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

it('lists what the app may ask for, and what of it is kept only once it was used', async () => {
  const paths = [
    'index.html',
    'assets/index-x.js',
    'assets/index-x.js.map',
    'assets/ort-wasm-simd-threaded-x.wasm',
    'assets/ort-wasm-simd-threaded.asyncify-x.wasm',
    'models/index.json',
    'models/light/onnx/model.onnx',
    'models/light/README.md',
    'packs/sample/pack.inkling',
    'packs/docs/pack.inkling',
    'sample/Garten/Kräuter, Töpfe.md',
    'starter/README.md',
    'screenshots/desktop.png',
    '_headers',
    'service.worker.js',
  ];
  for (const path of paths) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), path);
  }
  const files = await listFiles(folder);
  expect(files.map(({ path, keeping }) => `${path}: ${keeping}`)).toEqual([
    'assets/index-x.js: kept',
    'assets/ort-wasm-simd-threaded-x.wasm: kept',
    'assets/ort-wasm-simd-threaded.asyncify-x.wasm: on demand',
    ': kept',
    'models/index.json: kept',
    'models/light/onnx/model.onnx: on demand',
    'packs/sample/pack.inkling: kept',
  ]);
  expect(files[0]).toMatchObject({
    bytes: 17,
    sha256: createHash('sha256').update('assets/index-x.js').digest('base64'),
  });
});
