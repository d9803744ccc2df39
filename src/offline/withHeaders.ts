import { isDownloadWorker, type Shell } from './Shell';

/** Some hosts do not know these, and with `nosniff` a script of the wrong type does not run. */
const typeByEnding: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json',
  mjs: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
  wasm: 'application/wasm',
  webmanifest: 'application/manifest+json',
};

/**
 * A response with the security headers of the app, as the host itself should send it.
 *
 * @param path relative to the folder of index.html.
 * @param bytes length of the body, where it is known.
 */
export function withHeaders(response: Response, path: string, shell: Shell, bytes?: number): Response {
  const headers = new Headers(response.headers);
  // They tell of the body as it was sent, which the browser has unpacked since.
  headers.delete('Content-Encoding');
  headers.delete('Content-Length');
  if (bytes !== undefined) headers.set('Content-Length', String(bytes));
  const type = typeByEnding[path === '' ? 'html' : path.slice(path.lastIndexOf('.') + 1)];
  if (type !== undefined && response.ok) headers.set('Content-Type', type);
  const added = isDownloadWorker(path) ? shell.downloadHeaders : shell.headers;
  for (const [name, value] of Object.entries(added)) headers.set(name, value);
  const { status, statusText } = response;
  const hasNoBody = status === 204 || status === 205 || status === 304;
  return new Response(hasNoBody ? null : response.body, { status, statusText, headers });
}
