import { readFile } from 'node:fs/promises';

/**
 * A JSON file, parsed.
 *
 * @param {string} path
 * @returns {Promise<any>}
 * @throws {Error} naming the file when it is missing or not JSON.
 */
export async function readJson(path) {
  const text = await readFile(path, 'utf8');
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Error(`${path} is not JSON.`, { cause });
  }
}
