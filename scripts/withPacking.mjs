import { join } from 'node:path';
import { compileKernels } from './compileKernels.mjs';
import { fillInNode } from './fillInNode.mjs';
import { projectRoot } from './projectRoot.mjs';

/**
 * Loads `src/packing`, which is TypeScript, into Node, for as long as `use` lasts: readers are loaded when a file needs
 * them.
 *
 * @template Result
 * @param {(packing: typeof import('../src/packing/packing')) => Promise<Result>} use
 * @returns {Promise<Result>}
 */
export async function withPacking(use) {
  await fillInNode();
  const { createServer } = await import('vite');
  const server = await createServer({
    configFile: false,
    root: projectRoot,
    plugins: [compileKernels()],
    // pdf.js has a build for engines that lack what it uses, such as Node.
    resolve: {
      alias: [
        { find: /^pdfjs-dist$/, replacement: 'pdfjs-dist/legacy/build/pdf.mjs' },
        { find: /^pdfjs-dist\/build\/pdf\.worker\.mjs$/, replacement: 'pdfjs-dist/legacy/build/pdf.worker.mjs' },
      ],
    },
    appType: 'custom',
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true },
    logLevel: 'error',
  });
  try {
    const module = await server.ssrLoadModule(join(projectRoot, 'src', 'packing', 'packing.ts'));
    return await use(/** @type {typeof import('../src/packing/packing')} */ (module));
  } finally {
    await server.close();
  }
}
