import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { TestProject } from 'vitest/node';
import { seededBytes } from './seededBytes';
import type { Answer, SeenRequest, ServedContent, ServedFile } from './ServedFile';

declare module 'vitest' {
  interface ProvidedContext {
    /** Origin of the server that plays the Hub. */
    readonly modelServer: string;
  }
}

interface Repository {
  readonly files: Map<string, { readonly file: ServedFile; asked: number }>;
  readonly seen: SeenRequest[];
}

const repositories = new Map<string, Repository>();

/**
 * Starts a server on this machine that plays the Hub for tests: another origin than the page's, with the Hub's
 * redirects and the headers that its file servers let pages see and send. Tests say with a `PUT` to `/test/<owner>/<name>`
 * what a repository holds (`Record<path, ServedFile>`), and read with a `GET` there what was asked.
 */
export default async function startModelServer(project: TestProject): Promise<() => void> {
  const server = createServer((request, response) => void answer(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  project.provide('modelServer', `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  return () => {
    server.closeAllConnections();
    server.close();
  };
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname } = new URL(request.url ?? '', 'http://localhost');
  response.setHeader('Access-Control-Allow-Origin', '*');
  const [, role = '', owner, name, ...rest] = pathname.split('/');
  const repository = `${owner}/${name}`;
  if (role === 'test') return await control(request, response, repository);
  if (role === 'file-server') return serve(request, response, repository, rest.join('/'));
  // As the Hub: /<owner>/<name>/resolve/<commit>/<path>, which leads to a file server.
  const [, hubOwner, hubName, , , ...path] = pathname.split('/');
  response.writeHead(302, { Location: `/file-server/${hubOwner}/${hubName}/${path.join('/')}` }).end();
}

async function control(request: IncomingMessage, response: ServerResponse, name: string): Promise<void> {
  if (request.method === 'GET') {
    response.end(JSON.stringify(repositories.get(name)?.seen ?? []));
    return;
  }
  // A page has to ask before it sends a PUT to another origin.
  response.setHeader('Access-Control-Allow-Methods', 'PUT');
  if (request.method === 'PUT') {
    const files = JSON.parse(await text(request)) as Record<string, ServedFile>;
    const seen = repositories.get(name)?.seen ?? [];
    const entries = Object.entries(files).map(([path, file]) => [path, { file, asked: 0 }] as const);
    repositories.set(name, { files: new Map(entries), seen });
  }
  response.end();
}

function serve(request: IncomingMessage, response: ServerResponse, name: string, path: string): void {
  const repository = repositories.get(name);
  const { range = null, referer: referrer = null } = request.headers;
  repository?.seen.push({ method: request.method ?? '', path, range, referrer });
  const served = repository?.files.get(path);
  if (served === undefined || request.method !== 'GET') {
    response.writeHead(404).end();
    return;
  }
  const { content, answers = [] } = served.file;
  const how = answers[Math.min(served.asked, answers.length - 1)] ?? {};
  served.asked += 1;
  send(response, bytesOf(how.content ?? content), range, how);
}

function send(response: ServerResponse, whole: Buffer, range: string | null, how: Answer): void {
  const start = how.ignoresRange === true ? 0 : Number(/^bytes=(\d+)-$/.exec(range ?? '')?.[1] ?? 0);
  const isPart = range !== null && how.ignoresRange !== true;
  const body = whole.subarray(start);
  const status = how.status ?? (isPart ? (start < whole.length ? 206 : 416) : 200);
  response.setHeader('Access-Control-Expose-Headers', 'Accept-Ranges, Content-Range, Content-Type, ETag');
  response.setHeader('Content-Type', how.contentType ?? 'application/octet-stream');
  if (how.etag !== null) response.setHeader('ETag', how.etag ?? '"one"');
  if (how.lastModified !== undefined) response.setHeader('Last-Modified', how.lastModified);
  if (status === 206) response.setHeader('Content-Range', `bytes ${start}-${whole.length - 1}/${whole.length}`);
  if (how.hidesLength !== true) response.setHeader('Content-Length', status === 416 ? 0 : body.length);
  response.writeHead(status);
  if (status === 416) {
    response.end();
    return;
  }
  const end = how.cutAfter ?? how.stallAfter;
  if (end === undefined || end >= body.length) response.end(body);
  else {
    response.write(body.subarray(0, end), () => {
      if (how.cutAfter !== undefined) response.socket?.end();
    });
    if (end === 0) response.flushHeaders();
  }
}

function bytesOf(content: ServedContent): Buffer {
  return Buffer.from('text' in content ? content.text : seededBytes(content.seed, content.bytes));
}
