import { randomBytes } from 'node:crypto';
import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';
import { compileKernels } from './scripts/compileKernels.mjs';
import { emitHeaders } from './scripts/emitHeaders.mjs';
import { emitSamplePack } from './scripts/emitSamplePack.mjs';
import { emitServiceWorker } from './scripts/emitServiceWorker.mjs';
import { listModels } from './scripts/listModels.mjs';
import { sendHeaders } from './scripts/sendHeaders.mjs';

/** A sealed build has no way at all to another origin: it offers no downloads of models. */
const sealed = process.env['INKLING_SEALED'] === '1';

export default defineConfig(({ command, isPreview = false }) => {
  // The development server adds inline scripts and styles; the build has none.
  const nonce = command === 'serve' && !isPreview ? randomBytes(16).toString('base64') : undefined;
  return {
    // The build works under any path of a host.
    base: './',
    // No index.html in place of what is missing: a missing file is a 404.
    appType: 'mpa',
    define: { 'import.meta.env.INKLING_SEALED': JSON.stringify(sealed) },
    plugins: [
      react(),
      compileKernels(),
      sendHeaders({ sealed, ...(nonce !== undefined && { nonce }) }),
      emitHeaders({ sealed }),
      listModels(),
      emitSamplePack(),
      emitServiceWorker({ sealed }),
    ],
    resolve: {
      // Without the condition, ONNX Runtime's threads would be started from the app's own bundle, and hang.
      conditions: ['onnxruntime-web-use-extern-wasm', ...defaultClientConditions],
      dedupe: ['onnxruntime-web', 'onnxruntime-common'],
    },
    optimizeDeps: { include: ['@huggingface/transformers'], exclude: ['onnxruntime-web'] },
    html: nonce === undefined ? {} : { cspNonce: nonce },
    server: { cors: false },
    preview: { cors: false },
    worker: {
      format: 'es',
      plugins: () => [compileKernels()],
      // Workers lie beside index.html, because what they fetch under the relative base counts from their own address.
      rolldownOptions: { output: { entryFileNames: '[name]-[hash].js' } },
    },
    build: {
      target: 'esnext',
      sourcemap: true,
      assetsInlineLimit: 0,
      modulePreload: {
        polyfill: false,
        // A link takes 1 ms to make. For what comes later it would win little: most of that is loaded when the page is idle.
        resolveDependencies: (_file, needed, { hostType }) =>
          hostType === 'html' ? needed : needed.filter((file) => file.endsWith('.css')),
      },
      rolldownOptions: {
        output: {
          codeSplitting: {
            // What the first screen shares with what comes later would be a dozen small files.
            groups: [
              {
                name: 'first',
                priority: 1,
                minShareCount: 2,
                test: /\/(react|react-dom|scheduler|comlink|ui(?!\/(?:(?:dialogs|filters|lists|menu|palette|passages)\/|controls\/(?:Radio|Wait)|format\/formatTimeLeft|messages\/\w*(?:[lL]ater|Commands)))|protocol)\//,
              },
              // What the palette shares with the list of keys and the hints is not either.
              { name: 'palette', minShareCount: 2, test: /\/src\/ui\/palette\// },
              // Nor are dialogs.
              { name: 'dialogs', minShareCount: 2, test: /\/src\/ui\/dialogs\// },
              // What hits and documents share is not needed to begin with.
              {
                name: 'passages',
                minShareCount: 2,
                test: /\/src\/(query|ui\/(filters|lists|menu|passages))\/|\/src\/ui\/messages\/\w*(?:[lL]ater|Commands)/,
              },
            ],
          },
        },
      },
    },
  };
});
