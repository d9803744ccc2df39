import { openAsBlob } from 'node:fs';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { projectRoot } from './projectRoot.mjs';
import { readStaticModel } from './readStaticModel.mjs';
import { withPacking } from './withPacking.mjs';

/**
 * @typedef {object} PackedFile
 * @property {string} path Relative to the folder, `/` as separator.
 * @property {number | null} modified Milliseconds since 1970; null where it should not be told.
 */

/**
 * @typedef {object} PackFolderOptions
 * @property {{ id: string, kind: 'pack' | 'sample', name: string }} source The source that the documents belong to.
 * @property {readonly PackedFile[]} files
 * @property {(done: number, total: number) => void} [onProgress] Numbers of files.
 */

/**
 * Makes a pack of files in a folder, with the bundled starter.
 *
 * @param {string} folder
 * @param {PackFolderOptions} options
 */
export async function packFolder(folder, { source, files, onProgress }) {
  const incoming = await Promise.all(
    files.map(async ({ path, modified }) => ({ path, modified, content: await openAsBlob(join(folder, path)) })),
  );
  // Only this keeps the program alive: a file's limit of time should not, once all is done.
  const alive = setInterval(() => undefined, 1000);
  const packed = withPacking(async (packing) =>
    packing.packFiles(incoming, {
      source,
      encoder: await readStaticModel(packing, join(projectRoot, 'public', 'starter')),
      loadCharacterMap: async (name) =>
        new Uint8Array(await readFile(join(projectRoot, 'node_modules', 'pdfjs-dist', 'cmaps', name))),
      platform: {
        now: () => performance.now(),
        nextTurn: () => new Promise((resolve) => setImmediate(resolve)),
        delay: async (milliseconds) => await delay(milliseconds, undefined, { ref: false }),
        sha256: async (bytes) => Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex'),
      },
      onProgress: ({ done, total }) => onProgress?.(done, total),
      signal: new AbortController().signal,
    }),
  );
  return await packed.finally(() => clearInterval(alive));
}

/**
 * The files in a folder and below, by path.
 *
 * @param {string} folder
 * @param {{ withDates: boolean }} options Whether the time of each file's last change is told.
 * @returns {Promise<PackedFile[]>}
 */
export async function filesOf(folder, { withDates }) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .toSorted();
  return await Promise.all(
    paths.map(async (path) => ({
      path,
      modified: withDates ? Math.floor((await stat(join(folder, path))).mtimeMs) : null,
    })),
  );
}

/**
 * Writes a pack as the folder that a site serves: `pack.json` and `pack.inkling`.
 *
 * @param {string} folder Made where there is none.
 * @param {import('../src/packing/packing').PackedFiles} pack
 */
export async function writePack(folder, { content, description }) {
  await mkdir(folder, { recursive: true });
  // In this order, so that a description is never of another file.
  await rm(join(folder, 'pack.json'), { force: true });
  await writeFile(join(folder, 'pack.inkling'), Buffer.from(await content.arrayBuffer()));
  await writeFile(join(folder, 'pack.json'), `${JSON.stringify(description, null, 2)}\n`);
}
