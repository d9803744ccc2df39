import { existsSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { filesOf, packFolder, writePack } from './packFolder.mjs';
import { runMain } from './runMain.mjs';
import { setUp } from './setUp.mjs';

const usage = 'npm run pack -- <folder> --out public/packs/<name> [--title "…"] [--dates]';

/** Makes a pack of the documents in a folder, for a page to load by `?pack=<name>`. */
await runMain(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { out: { type: 'string' }, title: { type: 'string' }, dates: { type: 'boolean', default: false } },
  });
  const [folder] = positionals;
  if (folder === undefined || positionals.length > 1 || values.out === undefined) throw new Error(`Usage: ${usage}`);
  if (!existsSync(folder)) throw new Error(`There is no folder ${folder}.`);
  setUp();
  await makePack(resolve(folder), resolve(values.out), { title: values.title, withDates: values.dates });
});

/**
 * @param {string} folder
 * @param {string} out
 * @param {{ title: string | undefined, withDates: boolean }} options
 */
async function makePack(folder, out, { title, withDates }) {
  const name = basename(out);
  if (!/^[a-z0-9][a-z0-9-]{0,63}$/.test(name)) {
    throw new Error(`"${name}" cannot be the name of a pack: use a–z, 0–9 and hyphens.`);
  }
  const files = await filesOf(folder, { withDates });
  const source = /** @type {const} */ ({ id: `pack:${name}`, kind: 'pack', name: title ?? basename(folder) });
  const pack = await packFolder(folder, { source, files, onProgress: showProgress });
  await writePack(out, pack);
  for (const { path, message } of pack.failures) console.warn(`${path}: ${message}`);
  const { documents, passages, bytes, version } = pack.description;
  console.log(
    `${documents} documents, ${passages} passages, ${(bytes / 1e6).toFixed(1)} MB, version ${version.slice(0, 8)}: ?pack=${name}`,
  );
}

/** @param {number} done @param {number} total */
function showProgress(done, total) {
  if (process.stderr.isTTY && total > 0)
    process.stderr.write(`\r${done} of ${total} files${done === total ? '\n' : ''}`);
}
