import type { Shell, ShellFile } from '../Shell';

/** A host in memory, and the app that it serves. */
export interface TestHost {
  readonly shell: Shell;
  readonly scope: string;
  /** What the host has, by path; may be changed. */
  readonly content: Map<string, string>;
  /** Paths asked for so far. */
  readonly asked: string[];
  readonly fetchFile: (address: string, options: RequestInit) => Promise<Response>;
}

/** @param content by path; what lies under `models/` is kept on demand. */
export async function testHost(content: Readonly<Record<string, string>>): Promise<TestHost> {
  const scope = `${location.origin}/kept/`;
  const served = new Map(Object.entries(content));
  const asked: string[] = [];
  const files: ShellFile[] = [];
  for (const [path, text] of served) {
    const bytes = new TextEncoder().encode(text);
    files.push({
      path,
      bytes: bytes.length,
      sha256: await hash(bytes),
      keeping: path.startsWith('models/') ? 'on demand' : 'kept',
    });
  }
  return {
    shell: { files, headers: { 'X-Sealed': 'yes' }, downloadHeaders: { 'X-Sealed': 'but for the Hub' } },
    scope,
    content: served,
    asked,
    // As `fetch` does with `integrity`.
    fetchFile: async (address, { integrity = '' }) => {
      const path = decodeURIComponent(address.slice(scope.length));
      asked.push(path);
      const text = served.get(path);
      if (text === undefined) return new Response('', { status: 404 });
      if (integrity !== `sha256-${await hash(new TextEncoder().encode(text))}`) throw new TypeError('Failed to fetch');
      return new Response(text);
    },
  };
}

async function hash(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return btoa(String.fromCharCode(...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))));
}
