import { join } from 'node:path';
import { build } from 'vite';
import { listFiles } from './listFiles.mjs';
import { projectRoot } from './projectRoot.mjs';
import { securityHeaders } from './securityHeaders.mjs';

const fileName = 'service.worker.js';

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
