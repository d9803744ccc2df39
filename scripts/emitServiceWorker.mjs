import { resolve } from 'node:path';
import { projectRoot } from './projectRoot.mjs';
import { writeServiceWorker } from './writeServiceWorker.mjs';

/**
 * A Vite plugin that adds the service worker to the build, when all other files are written.
 *
 * @param {{ sealed: boolean }} options
 * @returns {import('vite').Plugin}
 */
export function emitServiceWorker({ sealed }) {
  let isApp = false;
  let folder = '';
  return {
    name: 'emit-service-worker',
    apply: 'build',
    configResolved(config) {
      // Pages of measurements are built by the same configuration.
      isApp = resolve(config.root) === resolve(projectRoot);
      folder = config.build.outDir;
    },
    writeBundle: {
      order: 'post',
      sequential: true,
      async handler(options) {
        if (isApp) await writeServiceWorker(options.dir ?? folder, { sealed });
      },
    },
  };
}
