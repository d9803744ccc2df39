import { securityHeaders } from './securityHeaders.mjs';

/**
 * A Vite plugin that sends the security headers with every response of the development server and of the server of the
 * build, those for missing files included.
 *
 * @param {import('./securityHeaders.mjs').HeaderOptions} options
 * @returns {import('vite').Plugin}
 */
export function sendHeaders(options) {
  /** @type {import('vite').Connect.NextHandleFunction} */
  const send = (request, response, next) => {
    const [path = '/'] = (request.url ?? '/').split('?');
    for (const [name, value] of Object.entries(securityHeaders(path, options))) response.setHeader(name, value);
    next();
  };
  return {
    name: 'send-headers',
    configureServer: ({ middlewares }) => void middlewares.use(send),
    configurePreviewServer: ({ middlewares }) => void middlewares.use(send),
  };
}
