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
      const everywhere = Object.entries(securityHeaders('/')).map(([name, value]) => `  ${name}: ${value}\n`);
      const { 'Content-Security-Policy': policy } = securityHeaders('/download.worker-x.js');
      // A host puts both policies together unless the first is taken away.
      const download = `/download.worker-*\n  ! Content-Security-Policy\n  Content-Security-Policy: ${policy}\n`;
      this.emitFile({ type: 'asset', fileName: '_headers', source: `/*\n${everywhere.join('')}${download}` });
    },
  };
}
