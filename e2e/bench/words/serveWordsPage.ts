import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, mergeConfig, preview, type InlineConfig, type PreviewServer } from 'vite';

const root = fileURLToPath(new URL('./', import.meta.url));
const project = fileURLToPath(new URL('../../../', import.meta.url));

/** Builds the page of the measurement for production, as the app is, and serves it with its headers. */
export async function serveWordsPage(): Promise<{ readonly address: string; close(): Promise<void> }> {
  const config: InlineConfig = {
    configFile: join(project, 'vite.config.ts'),
    root,
    publicDir: false,
    logLevel: 'warn',
    build: { outDir: join(project, 'node_modules', '.cache', 'inkling', 'words-bench'), emptyOutDir: true },
  };
  await build(config);
  const server: PreviewServer = await preview(mergeConfig(config, { preview: { port: 0 } }));
  const [address] = server.resolvedUrls?.local ?? [];
  if (address === undefined) throw new Error('The page of the measurement has no address on this machine.');
  return { address, close: () => server.close() };
}
