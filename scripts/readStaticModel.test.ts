import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tinyFiles, tinyTensors } from '../src/encoders/testing/tinyStaticModel';
import { writeSafetensors } from '../src/encoders/testing/writeSafetensors';
import * as training from '../src/training/training';
import { readStaticModel } from './readStaticModel.mjs';

let folder: string;
const { config, tokenizer, weights } = tinyFiles();
const model = Buffer.from(weights);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'inkling-model-'));
  await writeFile(join(folder, 'config.json'), JSON.stringify(config));
  await writeFile(join(folder, 'tokenizer.json'), JSON.stringify(tokenizer));
  await writeFile(join(folder, 'model.safetensors'), model);
});

afterEach(() => rm(folder, { recursive: true, force: true }));

/** The model file with another length of its header. */
function withHeaderLength(length: bigint): Buffer {
  const file = Buffer.from(model);
  file.writeBigUInt64LE(length);
  return file;
}

describe('readStaticModel', () => {
  it('opens a folder as an encoder', async () => {
    const encoder = await readStaticModel(training, folder);
    expect(encoder.dimensions).toBe(8);
    const row = await encoder.encode([{ text: 'the ring' }], { role: 'query' });
    expect(Math.hypot(...row)).toBeCloseTo(1, 6);
  });

  const { embeddings, weights: factors } = tinyTensors;
  const { values } = embeddings;
  const flat = { ...embeddings, shape: [values.byteLength] };
  const cases: readonly [string, string, Buffer | string | null, string][] = [
    ['a file that is missing', 'model.safetensors', null, 'model.safetensors'],
    ['a model cut off', 'model.safetensors', model.subarray(0, -1), 'ends before its tensor'],
    ['an empty model', 'model.safetensors', '', 'cut off before its header'],
    ['a hostile header', 'model.safetensors', withHeaderLength(1n << 62n), 'cut off within its header'],
    [
      'another dtype',
      'model.safetensors',
      Buffer.from(writeSafetensors({ embeddings: { ...embeddings, dtype: 'U8' }, weights: factors })),
      '"embeddings" is U8, not I8',
    ],
    [
      'another shape',
      'model.safetensors',
      Buffer.from(writeSafetensors({ embeddings: flat, weights: factors })),
      'has the shape [',
    ],
    ['a config cut off', 'config.json', '{"model_type":', 'config.json is not JSON'],
    ['another model', 'config.json', '{"model_type":"bert"}', '"bert" model'],
    ['a tokenizer cut off', 'tokenizer.json', JSON.stringify(tokenizer).slice(0, 900), 'tokenizer.json is not JSON'],
    ['another tokenizer', 'tokenizer.json', '[]', 'tokenizer.json is not an object'],
  ];

  it.each(cases)('names folder and reason: %s', async (_, name, content, message) => {
    if (content === null) await rm(join(folder, name));
    else await writeFile(join(folder, name), content);
    const reading = readStaticModel(training, folder);
    await expect(reading).rejects.toThrow(`The model in ${folder} cannot be used.`);
    await expect(reading).rejects.toThrow(message);
  });
});
