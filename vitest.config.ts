import { availableParallelism } from 'node:os';
import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defaultClientConditions } from 'vite';
import { defineConfig } from 'vitest/config';
import { compileKernels } from './scripts/compileKernels.mjs';
import { findInstalledBrowser } from './scripts/findBrowser.mjs';
import { isolationHeaders } from './scripts/securityHeaders.mjs';

const browserTests = 'src/**/*.browser.test.{ts,tsx}';
/** Ends a test, or what goes before or after it, that hangs, in milliseconds; far more than any takes on a busy machine. */
const limit = 180_000;
const limits = { testTimeout: limit, hookTimeout: limit, teardownTimeout: limit };
const expect = { poll: { timeout: 60_000 } };
/** By default one core is left idle: of two that is half. More than four would take much memory. */
const maxWorkers = Math.min(4, availableParallelism());
const browser = await findInstalledBrowser();
/**
 * Every file of tests has a page of its own, which loads hundreds of modules. Unless they may change meanwhile, the browser
 * keeps what it has: asking for each of them again takes half of the tests' time.
 */
const caching = process.argv.includes('run') ? { 'Cache-Control': 'max-age=3600' } : {};

export default defineConfig({
  test: {
    passWithNoTests: true,
    projects: [
      {
        plugins: [compileKernels()],
        test: {
          name: 'node',
          ...limits,
          expect,
          maxWorkers,
          environment: 'node',
          include: ['src/**/*.test.ts', 'scripts/**/*.test.ts'],
          exclude: [browserTests],
        },
      },
      {
        plugins: [react(), compileKernels()],
        worker: { format: 'es', plugins: () => [compileKernels()] },
        resolve: {
          // Without the condition, ONNX Runtime's threads would be started from the app's own bundle, and hang.
          conditions: ['onnxruntime-web-use-extern-wasm', ...defaultClientConditions],
          dedupe: ['onnxruntime-web', 'onnxruntime-common'],
        },
        optimizeDeps: {
          include: [
            '@huggingface/transformers',
            '@noble/hashes/sha2.js',
            '@noble/hashes/utils.js',
            'comlink',
            'fake-indexeddb/auto',
            'fflate',
            'franc-min',
            'htmlparser2',
            'mammoth/mammoth.browser.js',
            'markdown-it',
            'papaparse',
            'pdfjs-dist',
            'pdfjs-dist/build/pdf.worker.mjs',
            'postal-mime',
            'valibot',
            'yaml',
          ],
          exclude: ['onnxruntime-web'],
        },
        server: { headers: { ...isolationHeaders, ...caching } },
        test: {
          name: 'browser',
          ...limits,
          expect,
          maxWorkers,
          include: [browserTests],
          globalSetup: ['src/library/models/testing/startModelServer.ts'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright(browser === null ? {} : { launchOptions: browser }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
