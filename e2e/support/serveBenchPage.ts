import { createReadStream, existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, mergeConfig, preview, type InlineConfig, type PreviewServer } from 'vite';

const project = fileURLToPath(new URL('../../', import.meta.url));

/** The measured page, built as the app is and served with its headers. */
export interface BenchPage {
  readonly address: string;
  close(): Promise<void>;
}

/**
 * Builds the page of the measurement for production and serves it.
 *
 * @param name of its folder in `e2e/bench`.
 * @param models by name: the folders in which a model's files lie, the first one that has a file first. They appear
 *   under `models/<name>/`.
 */
export async function serveBenchPage(
  name: string,
  models: Readonly<Record<string, readonly string[]>> = {},
): Promise<BenchPage> {
  const config: InlineConfig = {
    configFile: join(project, 'vite.config.ts'),
    root: join(project, 'e2e', 'bench', name),
    publicDir: false,
    logLevel: 'warn',
    build: { outDir: join(project, 'node_modules', '.cache', 'inkling', 'bench', name), emptyOutDir: true },
  };
  await build(config);
  const server: PreviewServer = await preview(
    mergeConfig(config, { preview: { port: 0 }, plugins: [serveFolders(models), allowEval()] }),
  );
  const [address] = server.resolvedUrls?.local ?? [];
  if (address === undefined) throw new Error('The page of the measurement has no address on this machine.');
  return { address, close: () => server.close() };
}

/** Workers with the code of others, which may make functions of text, as embind does. */
const peerWorker = /\/peer\.worker[.-][^/]*$/;

/** The app never may; a worker is bound by the header of its own script, so that the page need not either. */
function allowEval() {
  return {
    name: 'allow-eval-to-peers',
    configurePreviewServer({ middlewares }: PreviewServer) {
      middlewares.use((request, response, next) => {
        const policy = response.getHeader('Content-Security-Policy');
        if (peerWorker.test(request.url ?? '') && typeof policy === 'string') {
          const relaxed = policy
            .replace("script-src 'self'", "$& 'unsafe-eval'")
            .replace(/; *(?:require-trusted-types-for|trusted-types)[^;]*/g, '');
          response.setHeader('Content-Security-Policy', relaxed);
        }
        next();
      });
    },
  };
}

function serveFolders(models: Readonly<Record<string, readonly string[]>>) {
  return {
    name: 'serve-bench-models',
    configurePreviewServer({ middlewares }: PreviewServer) {
      middlewares.use((request, response, next) => {
        const [, name = '', path = ''] = /^\/models\/([\w-]+)\/([\w./-]+)$/.exec(request.url ?? '') ?? [];
        const file = (models[name] ?? []).map((folder) => join(folder, path)).find((each) => existsSync(each));
        if (file === undefined || path.includes('..')) return next();
        response.setHeader('Content-Type', 'application/octet-stream');
        response.setHeader('Content-Length', statSync(file).size);
        createReadStream(file).pipe(response);
      });
    },
  };
}
