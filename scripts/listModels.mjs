import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * @typedef {object} ListedFile
 * @property {string} path Relative to the model's folder, `/` as separator.
 * @property {number} bytes
 * @property {string} sha256 Hexadecimal.
 */

/**
 * @typedef {object} ListedFolder
 * @property {string} name
 * @property {ListedFile[]} files By path.
 * @property {Record<string, unknown> | null} config What the page asks of `config.json`; null when it is no JSON.
 */

/** The fields of `config.json` that `describeModelFolder` asks for. */
const configFields = new Set(['model_type', 'hidden_size', 'max_position_embeddings']);

const fileName = 'models/index.json';

/**
 * A Vite plugin that lists the models under `public/models` in `models/index.json`, so that the page finds those that
 * the site serves: in the build and from the development server.
 *
 * @returns {import('vite').Plugin}
 */
export function listModels() {
  let publicFolder = '';
  let base = '/';
  return {
    name: 'list-models',
    configResolved(config) {
      publicFolder = config.publicDir;
      base = config.base;
    },
    async generateBundle() {
      this.emitFile({ type: 'asset', fileName, source: JSON.stringify(await indexModels(publicFolder)) });
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        if (request.url?.split('?')[0] !== `${base}${fileName}`) return next();
        indexModels(publicFolder).then((index) => {
          response.setHeader('Content-Type', 'application/json');
          response.end(JSON.stringify(index));
        }, next);
      });
    },
  };
}

/**
 * Lists the folders under `models` with their files. Hidden files and folders are left out.
 *
 * @param {string} publicFolder
 * @returns {Promise<{ version: 1, folders: ListedFolder[] }>}
 */
export async function indexModels(publicFolder) {
  const root = join(publicFolder, 'models');
  const names = (await entriesOf(root)).filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const folders = await Promise.all(names.toSorted().map((name) => listFolder(root, name)));
  return { version: 1, folders };
}

/**
 * @param {string} root
 * @param {string} name
 * @returns {Promise<ListedFolder>}
 */
async function listFolder(root, name) {
  const folder = join(root, name);
  const files = [];
  for (const path of await pathsIn(folder)) {
    const file = join(folder, path);
    files.push({ path, ...(await measure(file)) });
  }
  return { name, files, config: await readConfig(join(folder, 'config.json')) };
}

/**
 * @param {string} folder
 * @param {string} [prefix]
 * @returns {Promise<string[]>}
 */
async function pathsIn(folder, prefix = '') {
  const paths = (await entriesOf(folder)).map(async (entry) =>
    entry.isDirectory() ? pathsIn(join(folder, entry.name), `${prefix}${entry.name}/`) : [`${prefix}${entry.name}`],
  );
  return (await Promise.all(paths)).flat().toSorted();
}

/** @param {string} folder */
async function entriesOf(folder) {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return entries.filter(({ name }) => !name.startsWith('.'));
}

/** @type {Map<string, { mark: string, sha256: Promise<string> }>} */
const hashes = new Map();

/**
 * Size and hash of a file; the hash is kept for as long as the file does not change.
 *
 * @param {string} file
 */
async function measure(file) {
  const { size: bytes, mtimeMs } = await stat(file);
  const mark = `${bytes} ${mtimeMs}`;
  const known = hashes.get(file);
  const sha256 = known?.mark === mark ? known.sha256 : hash(file);
  hashes.set(file, { mark, sha256 });
  return { bytes, sha256: await sha256 };
}

/** @param {string} file */
async function hash(file) {
  const digest = createHash('sha256');
  for await (const part of createReadStream(file)) digest.update(part);
  return digest.digest('hex');
}

/** @param {string} file */
async function readConfig(file) {
  try {
    /** @type {unknown} */
    const config = JSON.parse(await readFile(file, 'utf8'));
    if (typeof config !== 'object' || config === null) return null;
    return Object.fromEntries(Object.entries(config).filter(([field]) => configFields.has(field)));
  } catch {
    return null;
  }
}
