import { randomBytes } from 'node:crypto';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { emitHeadersFile } from './scripts/emitHeadersFile.mjs';
import { securityHeaders } from './scripts/securityHeaders.mjs';

export default defineConfig(({ command, isPreview = false }) => {
  // The development server adds inline scripts and styles; the build has none.
  const nonce = command === 'serve' && !isPreview ? randomBytes(16).toString('base64') : undefined;
  return {
    // The build works under any path of a host.
    base: './',
    // No index.html in place of what is missing: a missing file is a 404.
    appType: 'mpa',
    plugins: [react(), emitHeadersFile()],
    html: nonce === undefined ? {} : { cspNonce: nonce },
    server: { headers: securityHeaders(nonce), cors: false },
    preview: { headers: securityHeaders(), cors: false },
    worker: {
      format: 'es',
      // Workers lie beside index.html, because what they fetch under the relative base counts from their own address.
      rolldownOptions: { output: { entryFileNames: '[name]-[hash].js' } },
    },
    build: {
      target: 'esnext',
      sourcemap: true,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
    },
  };
});
