import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { build } from 'vite';
import { projectRoot } from './projectRoot.mjs';
import { securityHeaders } from './securityHeaders.mjs';

const fileName = 'service.worker.js';

/** Files that the running app never asks for. */
const neverAsked = /\.map$|^_headers$|^service\.worker\.js$|^screenshots\/|\.md$|(^|\/)LICENSE$/;

/** The sample notes are Markdown files that are asked for. */
const sampleNotes = /^sample\//;

/** Large, and not for everyone: models, and the build of ONNX Runtime for WebGPU. */
const onDemand = /^models\/(?!index\.json$)|ort-wasm-[\w-]*\.asyncify/;

/**
 * Writes the service worker of a build: the code in `workers`, with the list of the build's files and their hashes, and
 * the security headers.
 *
 * @param {string} folder The build.
 * @param {{ sealed?: boolean }} [options]
 */
export async function writeServiceWorker(folder, { sealed = false } = {}) {
  const shell = {
    files: await listFiles(folder),
    headers: securityHeaders('/'),
    downloadHeaders: securityHeaders('/download.worker-x.js', { sealed }),
  };
  await build({
    configFile: false,
    root: projectRoot,
    publicDir: false,
    logLevel: 'warn',
    define: { SHELL: JSON.stringify(shell) },
    build: {
      target: 'esnext',
      outDir: folder,
      emptyOutDir: false,
      rolldownOptions: {
        input: join(projectRoot, 'workers', 'service.worker.ts'),
        output: { format: 'iife', entryFileNames: fileName },
      },
    },
  });
}

/**
 * The files of a build that the app may ask for, in order of path; see `ShellFile`.
 *
 * @param {string} folder
 */
export async function listFiles(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .split(sep)
        .join('/'),
    )
    .filter((path) => sampleNotes.test(path) || !neverAsked.test(path))
    .toSorted();
  return await Promise.all(
    paths.map(async (path) => {
      const content = await readFile(join(folder, path));
      return {
        path: path === 'index.html' ? '' : path,
        bytes: content.length,
        sha256: createHash('sha256').update(content).digest('base64'),
        keeping: onDemand.test(path) ? 'on demand' : 'kept',
      };
    }),
  );
}
