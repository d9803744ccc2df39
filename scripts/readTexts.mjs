import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseTable } from './parseTable.mjs';

/**
 * The lines of a folder's plain files (`.md`, `.txt`, Cranfield's), and the fields of its tables (`.csv`, `.tsv`).
 *
 * @param {string} folder
 * @returns {Promise<string[]>}
 */
export async function readTexts(folder) {
  const names = (await readdir(resolve(folder), { recursive: true })).toSorted();
  const wanted = names.filter((name) => /\.(md|txt|csv|tsv)$|^cran\./.test(name));
  const files = await Promise.all(
    wanted.map(async (name) => {
      const text = await readFile(join(folder, name), 'utf8');
      return /\.[ct]sv$/.test(name) ? parseTable(text, name.endsWith('.tsv') ? '\t' : ',').flat() : text.split('\n');
    }),
  );
  return files.flat();
}
