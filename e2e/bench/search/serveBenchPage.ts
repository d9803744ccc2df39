import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, preview, type InlineConfig } from 'vite';

const root = fileURLToPath(new URL('./', import.meta.url));
const project = fileURLToPath(new URL('../../../', import.meta.url));

/** The measured page, built as the app is and served with its headers. */
export interface BenchPage {
  readonly address: string;
  close(): Promise<void>;
}

/** Builds the page of the measurement for production and serves it. */
export async function serveBenchPage(): Promise<BenchPage> {
  const config: InlineConfig = {
    configFile: join(project, 'vite.config.ts'),
    root,
    publicDir: false,
    logLevel: 'warn',
    build: { outDir: join(project, 'node_modules', '.cache', 'inkling', 'search-bench'), emptyOutDir: true },
  };
  await build(config);
  const server = await preview({ ...config, preview: { port: 0 } });
  const [address] = server.resolvedUrls?.local ?? [];
  if (address === undefined) throw new Error('The page of the measurement has no address on this machine.');
  return { address, close: () => server.close() };
}
