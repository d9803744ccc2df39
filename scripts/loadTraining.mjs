import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { compileKernels } from './compileKernels.mjs';
import { projectRoot } from './projectRoot.mjs';

/** Beside the packages that it imports; each process has its own, which goes when it ends. */
const folder = join(projectRoot, 'node_modules', '.cache', 'inkling', `training-${process.pid}`);

/** @type {Promise<string> | undefined} */
let built;

/**
 * Loads `src/training`, which is TypeScript, into Node.
 *
 * @returns {Promise<typeof import('../src/training/training')>}
 */
export async function loadTraining() {
  return await import(await buildTraining());
}

/**
 * Makes JavaScript of `src/training`, once in a process.
 *
 * @returns {Promise<string>} the module's address, which threads can import too.
 */
export function buildTraining() {
  return (built ??= build());
}

async function build() {
  const { build: bundle } = await import('vite');
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  await bundle({
    configFile: false,
    plugins: [compileKernels()],
    root: projectRoot,
    logLevel: 'error',
    build: {
      ssr: join(projectRoot, 'src', 'training', 'training.ts'),
      outDir: folder,
      emptyOutDir: true,
      copyPublicDir: false,
      rolldownOptions: { output: { entryFileNames: 'training.mjs', chunkFileNames: '[name]-[hash].mjs' } },
    },
  });
  return pathToFileURL(join(folder, 'training.mjs')).href;
}
