import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { nameFolder } from './nameFolder.mjs';
import { readJson } from './readJson.mjs';

/**
 * A static model's folder, as an encoder.
 *
 * @param {Pick<typeof import('../src/training/training'), 'StaticEncoder' | 'parseStaticModel'>} training
 * @param {string} folder
 * @throws {Error} naming the folder and what is wrong with its files.
 */
export function readStaticModel(training, folder) {
  return nameFolder('model', folder, async () => {
    const config = await readJson(join(folder, 'config.json'));
    const tokenizer = await readJson(join(folder, 'tokenizer.json'));
    const weights = new Uint8Array(await readFile(join(folder, 'model.safetensors'))).buffer;
    return new training.StaticEncoder(training.parseStaticModel({ config, tokenizer, weights }));
  });
}
