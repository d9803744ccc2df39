import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { packFolder } from './packFolder.mjs';
import { projectRoot } from './projectRoot.mjs';

const folder = 'packs/sample';

/**
 * A Vite plugin that makes the sample notes a pack, so that they are searchable at once: in the build, and from the
 * development server when they are asked for.
 *
 * @returns {import('vite').Plugin}
 */
export function emitSamplePack() {
  let base = '/';
  let isApp = false;
  return {
    name: 'emit-sample-pack',
    configResolved(config) {
      base = config.base;
      // Pages of measurements are built by the same configuration.
      isApp = resolve(config.root) === resolve(projectRoot);
    },
    async generateBundle() {
      if (!isApp) return;
      for (const [name, source] of Object.entries(await samplePack())) {
        this.emitFile({ type: 'asset', fileName: `${folder}/${name}`, source });
      }
    },
    configureServer(server) {
      /** @type {ReturnType<typeof samplePack> | undefined} */
      let made;
      server.middlewares.use((request, response, next) => {
        const path = request.url?.split('?')[0] ?? '';
        const name = path.startsWith(`${base}${folder}/`) ? path.slice(base.length + folder.length + 1) : '';
        if (name === '') return next();
        made ??= samplePack();
        made.then((files) => {
          const content = files[name];
          if (content === undefined) return next();
          response.end(content);
        }, next);
      });
    },
  };
}

/**
 * The files of the sample's pack, by name. The dates of the notes are those of their list.
 *
 * @returns {Promise<Record<string, Uint8Array>>}
 */
async function samplePack() {
  const sample = join(projectRoot, 'public', 'sample');
  /** @type {{ files: { path: string, modified: string }[] }} */
  const { files } = JSON.parse(await readFile(join(sample, 'index.json'), 'utf8'));
  const { content, description, failures } = await packFolder(sample, {
    source: { id: 'sample:Sample notes', kind: 'sample', name: 'Sample notes' },
    files: files.map(({ path, modified }) => ({ path, modified: Date.parse(modified) })),
  });
  const [failure] = failures;
  if (failure) throw new Error(`The sample note ${failure.path} could not be packed: ${failure.message}`);
  return {
    'pack.json': Buffer.from(JSON.stringify(description)),
    'pack.inkling': Buffer.from(await content.arrayBuffer()),
  };
}
