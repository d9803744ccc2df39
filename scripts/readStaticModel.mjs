import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The three files of a static model's folder.
 *
 * @param {string} folder
 * @returns {Promise<import('../src/encoders/parseStaticModel').StaticModelFiles>}
 */
export async function readStaticModel(folder) {
  /** @param {string} name */
  const readJson = async (name) => JSON.parse(await readFile(join(folder, name), 'utf8'));
  const weights = await readFile(join(folder, 'model.safetensors'));
  return {
    config: await readJson('config.json'),
    tokenizer: await readJson('tokenizer.json'),
    weights: new Uint8Array(weights).buffer,
  };
}
