import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeServiceWorker } from '../../scripts/writeServiceWorker.mjs';

const dist = fileURLToPath(new URL('../../dist', import.meta.url));

/** A copy of the build that can be changed and deployed. */
export interface Site {
  readonly folder: string;
  remove(): Promise<void>;
}

/**
 * Copies the build as a site without models, so that only the starter searches.
 *
 * @param change what makes another version of it.
 */
export async function makeSite(change?: (folder: string) => Promise<void>): Promise<Site> {
  const folder = await mkdtemp(join(tmpdir(), 'inkling-site-'));
  await cp(dist, folder, {
    recursive: true,
    // The service worker is written when everything else is there.
    filter: (path) => !/\.map$|^\/models\/.|^\/service\.worker\.js$/.test(path.slice(dist.length)),
  });
  await writeFile(join(folder, 'models', 'index.json'), JSON.stringify({ version: 1, folders: [] }));
  await change?.(folder);
  await writeServiceWorker(folder);
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

/**
 * Makes another version of a build: its scripts have names of their own, as they have when their content changes, and the
 * page is called `name`.
 */
export async function renameApp(folder: string, name: string): Promise<void> {
  const files = await readdir(folder, { recursive: true });
  const scripts = files.filter((file) => file.endsWith('.js'));
  for (const file of ['index.html', ...scripts]) {
    let text = await readFile(join(folder, file), 'utf8');
    for (const script of scripts) {
      const old = basename(script, '.js');
      text = text.replaceAll(`${old}.js`, `${old}-2.js`);
    }
    text = text.replaceAll('`Inkling`', `\`${name}\``).replace('<title>Inkling</title>', `<title>${name}</title>`);
    await rm(join(folder, file));
    await writeFile(join(folder, file.replace(/\.js$/, '-2.js')), text);
  }
}
