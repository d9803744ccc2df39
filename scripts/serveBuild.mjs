import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { projectRoot } from './projectRoot.mjs';
import { readPort } from './readPort.mjs';
import { runMain } from './runMain.mjs';

/**
 * Serves the production build in `dist` to this machine alone; the server ends with the program.
 *
 * @param {object} options
 * @param {number | undefined} options.port By default the one in vite.config.ts.
 * @param {boolean} options.strictPort Fails when the port is taken, instead of taking the next free one.
 * @param {boolean} [options.compressed] Sends files compressed, as a host does.
 * @returns {Promise<string>} The page's address.
 */
export async function serveBuild({ port, strictPort, compressed = false }) {
  if (!existsSync(join(projectRoot, 'dist', 'index.html'))) {
    throw new Error('There is no build to serve: run "npm run build" first.');
  }
  const { preview } = await import('vite');
  const server = await preview({
    root: projectRoot,
    logLevel: 'warn',
    plugins: compressed ? [] : [sendAsItIs()],
    preview: { strictPort, ...(port === undefined ? {} : { port }) },
  });
  const [address] = server.resolvedUrls?.local ?? [];
  if (address === undefined) throw new Error('The server has no address on this machine: allow it to use localhost.');
  return address;
}

/**
 * Within one machine, compressing files takes longer than sending them.
 *
 * @returns {import('vite').Plugin}
 */
function sendAsItIs() {
  return {
    name: 'send-as-it-is',
    configurePreviewServer(server) {
      server.middlewares.use((request, _response, next) => {
        delete request.headers['accept-encoding'];
        next();
      });
    },
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await runMain(async () => {
    const port = readPort(process.argv.slice(2), process.env);
    const address = await serveBuild({ port, strictPort: true });
    console.log(`The build is at ${address}`);
  });
}
