import { policyForMeta, securityHeaders } from './securityHeaders.mjs';

/**
 * A Vite plugin that puts the security headers into the build: as `_headers`, which some static hosts send with every
 * response, and as `<meta>` elements of the page, for hosts that send none, until the service worker adds the headers.
 *
 * @param {{ sealed: boolean }} options
 * @returns {import('vite').Plugin}
 */
export function emitHeaders({ sealed }) {
  let base = '/';
  return {
    name: 'emit-headers',
    apply: 'build',
    configResolved(config) {
      // Under a relative base, the folder may lie anywhere.
      base = config.base.startsWith('/') ? config.base : '/';
    },
    generateBundle() {
      const everywhere = Object.entries(securityHeaders('/')).map(([name, value]) => `  ${name}: ${value}\n`);
      const { 'Content-Security-Policy': policy } = securityHeaders('/download.worker-x.js', { sealed });
      // A host puts both policies together unless the first is taken away.
      const download = `${base}download.worker-*\n  ! Content-Security-Policy\n  Content-Security-Policy: ${policy}\n`;
      this.emitFile({ type: 'asset', fileName: '_headers', source: `/*\n${everywhere.join('')}${download}` });
    },
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: policyForMeta() },
        injectTo: 'head-prepend',
      },
      { tag: 'meta', attrs: { name: 'referrer', content: 'no-referrer' }, injectTo: 'head-prepend' },
    ],
  };
}
