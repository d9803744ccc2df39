import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

/** A plain static host: no security headers, and types for just the endings that every host knows. */
export interface PlainHost {
  /** Address of the folder of index.html. */
  readonly address: string;
  /** Paths asked for so far, in order. */
  readonly asked: readonly string[];
  /** Serves another folder from now on, as when a new version is deployed. */
  deploy(folder: string): void;
  /** Answers nothing any more and breaks off every connection. */
  close(): Promise<void>;
}

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'application/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

/** @param base path under which the folder appears, with `/` at both ends. */
export async function servePlain(folder: string, { base = '/', port = 0 } = {}): Promise<PlainHost> {
  let root = folder;
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    asked.push(path);
    const inner = normalize(path.startsWith(base) ? path.slice(base.length) || 'index.html' : 'outside');
    const file = join(root, inner);
    stat(file).then(
      (found) => {
        if (!found.isFile() || inner.startsWith('..')) return response.writeHead(404).end();
        const type = types[extname(file)];
        response.writeHead(200, { 'Content-Length': found.size, ...(type !== undefined && { 'Content-Type': type }) });
        return createReadStream(file).pipe(response);
      },
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => {
    server.listen(port, 'localhost', resolve);
  });
  const address = `http://localhost:${(server.address() as AddressInfo).port}${base}`;
  return {
    address,
    asked,
    deploy: (other) => {
      root = other;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}
