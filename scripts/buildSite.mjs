import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { dressManifest, dressPage } from './dressSite.mjs';
import { filesOf, packFolder, writePack } from './packFolder.mjs';
import { projectRoot } from './projectRoot.mjs';
import { runMain } from './runMain.mjs';
import { setUp } from './setUp.mjs';
import { writeServiceWorker } from './writeServiceWorker.mjs';

const usage =
  'npm run build:site -- --pack <pack or folder of documents> [--title "…"] [--base /docs/] [--out site] [--sealed]';

/** Builds the app as a site for one pack, which opens by itself: a folder of static files for any host. */
await runMain(async () => {
  const { values } = parseArgs({
    options: {
      pack: { type: 'string' },
      title: { type: 'string' },
      base: { type: 'string', default: './' },
      out: { type: 'string', default: 'site' },
      sealed: { type: 'boolean', default: false },
    },
  });
  const { pack, title, base, sealed } = values;
  if (pack === undefined) throw new Error(`Usage: ${usage}`);
  if (base !== './' && !/^\/(?:.*\/)?$/.test(base)) {
    throw new Error(
      `--base is "./" for any path, or a path with / at both ends, such as /docs/; "${base}" is neither.`,
    );
  }
  if (!existsSync(pack)) throw new Error(`There is no folder ${pack}.`);
  const folder = resolve(pack);
  const out = resolve(values.out);
  await demandOwnFolder(out);
  setUp();
  const name = packName(basename(folder));
  const siteTitle = title ?? (await describedTitle(folder)) ?? basename(folder);
  process.env['INKLING_SEALED'] = sealed ? '1' : '0';
  const { build } = await import('vite');
  await build({
    root: projectRoot,
    base,
    logLevel: 'warn',
    plugins: [dressPage({ title: siteTitle, pack: name })],
    build: { outDir: out, emptyOutDir: true },
  });
  await putPack(folder, join(out, 'packs', name), { name, title: siteTitle });
  await dressManifest(out, siteTitle);
  // Once more, with the hashes of what has changed since the build.
  await writeServiceWorker(out, { sealed });
  console.log(`The site “${siteTitle}” is in ${values.out}: put what is in that folder on a host.`);
});

/**
 * Puts a pack into the site: one that is made already, or of the documents in a folder.
 *
 * @param {string} folder
 * @param {string} out
 * @param {{ name: string, title: string }} names
 */
async function putPack(folder, out, { name, title }) {
  if (existsSync(join(folder, 'pack.json')) && existsSync(join(folder, 'pack.inkling'))) {
    await mkdir(out, { recursive: true });
    for (const file of ['pack.json', 'pack.inkling']) await cp(join(folder, file), join(out, file));
    return;
  }
  const source = /** @type {const} */ ({ id: `pack:${name}`, kind: 'pack', name: title });
  const made = await packFolder(folder, { source, files: await filesOf(folder, { withDates: false }) });
  for (const { path, message } of made.failures) console.warn(`${path}: ${message}`);
  await writePack(out, made);
}

/**
 * The title of a pack that is made already.
 *
 * @param {string} folder
 * @returns {Promise<string | undefined>}
 */
async function describedTitle(folder) {
  const file = join(folder, 'pack.json');
  return existsSync(file) ? JSON.parse(await readFile(file, 'utf8')).title : undefined;
}

/**
 * A site is built anew in its own folder, never over other files.
 *
 * @param {string} folder
 */
async function demandOwnFolder(folder) {
  const names = existsSync(folder) ? await readdir(folder) : [];
  if (names.length === 0 || names.includes('service.worker.js')) return;
  throw new Error(`${folder} holds other files. Name another folder with --out, or an empty one.`);
}

/** @param {string} title The name of a folder. */
function packName(title) {
  const name = title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 64);
  return name === '' ? 'documents' : name;
}
