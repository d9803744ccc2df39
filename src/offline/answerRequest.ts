import type { KeptFiles } from './KeptFiles';
import type { Network } from './Network';
import { purposeOf } from './purposeOf';
import type { Shell } from './Shell';
import { withHeaders } from './withHeaders';

export interface AnswerParts {
  readonly shell: Shell;
  /** Address of the folder of index.html. */
  readonly scope: string;
  readonly files: KeptFiles;
  readonly network: Network;
  /** Keeps the service worker alive until something is done. */
  readonly outlive: (work: Promise<unknown>) => void;
}

/** Path of a request, relative to the folder of index.html, decoded; null when it is of elsewhere. */
export function pathIn(scope: string, address: string): string | null {
  const url = new URL(address);
  const plain = url.origin + url.pathname;
  if (!plain.startsWith(scope)) return null;
  const path = plain.slice(scope.length);
  if (path === 'index.html') return '';
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Answers a request to this site: with what is kept, else from the network, always with the security headers. */
export async function answerRequest(request: Request, path: string, parts: AnswerParts): Promise<Response> {
  const { shell, scope, files, network, outlive } = parts;
  const file = files.find(path);
  if (file === undefined) {
    const older = await files.readOlder(new URL(request.url).pathname.slice(new URL(scope).pathname.length));
    if (older !== undefined) return withHeaders(older, path, shell);
    return withHeaders(await network.fetch(request, purposeOf(path)), path, shell);
  }
  // Storage that fails must not keep the app from working.
  const kept = await files.read(file).catch(() => undefined);
  if (kept !== undefined) return withHeaders(kept, path, shell, file.bytes);
  const response = await network.fetch(request, purposeOf(path));
  if (response.ok) outlive(files.keepFetched(file, response.clone()).catch(() => undefined));
  return withHeaders(response, path, shell, response.ok ? file.bytes : undefined);
}
