import { securityHeaders } from './securityHeaders.mjs';

/**
 * A Vite plugin that adds `_headers` to the build: static hosts that know this file send the security headers with every
 * response.
 *
 * @returns {import('vite').Plugin}
 */
export function emitHeadersFile() {
  return {
    name: 'emit-headers-file',
    apply: 'build',
    generateBundle() {
      const lines = Object.entries(securityHeaders()).map(([name, value]) => `  ${name}: ${value}\n`);
      this.emitFile({ type: 'asset', fileName: '_headers', source: `/*\n${lines.join('')}` });
    },
  };
}
