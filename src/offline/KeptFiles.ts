import { cacheNames } from './cacheNames';
import { isModelFile, type Shell, type ShellFile } from './Shell';

/** Files fetched side by side. */
const TOGETHER = 6;

/** How files come from the network, such as `fetch`. */
export type FetchFile = (address: string, options: RequestInit) => Promise<Response>;

export interface KeptFilesOptions {
  readonly shell: Shell;
  /** Address of the folder of index.html. */
  readonly scope: string;
  readonly fetchFile: FetchFile;
}

/**
 * The files of the app in the browser's cache, each under its path and the hash of its content: several versions lie side
 * by side, and what did not change between two of them is there once.
 */
export class KeptFiles {
  readonly #shell: Shell;
  readonly #scope: string;
  readonly #fetchFile: FetchFile;
  readonly #byPath: ReadonlyMap<string, ShellFile>;
  readonly #appCache: string;
  readonly #modelCache: string;

  constructor({ shell, scope, fetchFile }: KeptFilesOptions) {
    this.#shell = shell;
    this.#scope = scope;
    this.#fetchFile = fetchFile;
    this.#byPath = new Map(shell.files.map((file) => [file.path, file]));
    ({ app: this.#appCache, models: this.#modelCache } = cacheNames(new URL(scope).pathname));
  }

  /** The file of this version at a path; undefined where it has none. */
  find(path: string): ShellFile | undefined {
    return this.#byPath.get(path);
  }

  async read(file: ShellFile): Promise<Response | undefined> {
    return await (await this.#cacheOf(file)).match(this.#keyOf(file));
  }

  /** A file of another version, for a page of it that is still open. */
  async readOlder(path: string): Promise<Response | undefined> {
    return await (await caches.open(this.#appCache)).match(this.#scope + path, { ignoreSearch: true });
  }

  /**
   * Fetches and keeps every file that the app needs offline and that is not kept yet.
   *
   * @throws when a file is missing, is not the one of this version, or when there is no room for it.
   */
  async keepAll(): Promise<void> {
    const kept = await this.#keptKeys();
    const missing = this.#neededFiles()
      .filter((file) => !kept.has(this.#keyOf(file)))
      .values();
    const keepSome = async (): Promise<void> => {
      for (const file of missing) await this.#fetchAndKeep(file);
    };
    await Promise.all(Array.from({ length: TOGETHER }, keepSome));
  }

  /**
   * Keeps a file that was just fetched for the page, if it is the one of this version.
   *
   * @param response its body is used up.
   */
  async keepFetched(file: ShellFile, response: Response): Promise<void> {
    const cache = await this.#cacheOf(file);
    const key = this.#keyOf(file);
    const content = await response.arrayBuffer();
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', content));
    if (btoa(String.fromCharCode(...digest)) !== file.sha256) return;
    await cache.put(key, new Response(content, { headers: response.headers }));
  }

  /** How many of the needed files are kept, and how large they are. */
  async count(): Promise<{ files: number; keptFiles: number; keptBytes: number }> {
    const kept = await this.#keptKeys();
    const needed = this.#neededFiles();
    const there = needed.filter((file) => kept.has(this.#keyOf(file)));
    const keptBytes = there.reduce((sum, { bytes }) => sum + bytes, 0);
    return { files: needed.length, keptFiles: there.length, keptBytes };
  }

  /** Forgets what is not of this version. */
  async forgetOthers(): Promise<void> {
    const current = new Set(this.#shell.files.map((file) => this.#keyOf(file)));
    for (const name of [this.#appCache, this.#modelCache]) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) if (!current.has(request.url)) await cache.delete(request);
    }
  }

  async #fetchAndKeep(file: ShellFile): Promise<void> {
    const address = this.#addressOf(file);
    // The browser itself refuses a body with another hash, such as a half deployed version or a host's start page.
    const response = await this.#fetchFile(address, { integrity: `sha256-${file.sha256}`, cache: 'no-cache' });
    if (!response.ok) throw new Error(`${address} could not be fetched (status ${response.status}).`);
    // A response that was redirected may not answer a navigation.
    const { headers } = response;
    await (await this.#cacheOf(file)).put(this.#keyOf(file), new Response(response.body, { headers }));
  }

  #neededFiles(): readonly ShellFile[] {
    return this.#shell.files.filter(({ keeping }) => keeping === 'kept');
  }

  async #keptKeys(): Promise<ReadonlySet<string>> {
    return new Set((await (await caches.open(this.#appCache)).keys()).map(({ url }) => url));
  }

  async #cacheOf(file: ShellFile): Promise<Cache> {
    return await caches.open(isModelFile(file) ? this.#modelCache : this.#appCache);
  }

  #addressOf({ path }: ShellFile): string {
    return new URL(this.#scope + encodePath(path)).href;
  }

  #keyOf(file: ShellFile): string {
    return `${this.#addressOf(file)}?sha256=${encodeURIComponent(file.sha256)}`;
  }
}

/** Not `encodeURIComponent`: servers that decode a path by `decodeURI` would not find a name with a comma. */
function encodePath(path: string): string {
  return encodeURI(path).replaceAll('?', '%3F').replaceAll('#', '%23');
}
