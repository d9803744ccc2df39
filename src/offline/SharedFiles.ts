import { cacheNames } from './cacheNames';

/** Takes in what another app shares with this one, until the page asks for it. */
export class SharedFiles {
  readonly #cache: string;

  /** @param path Path of the folder of index.html, with `/` at both ends. */
  constructor(path: string) {
    this.#cache = cacheNames(path).shared;
  }

  /** Keeps the fields of a form that the browser makes of what is shared; see `share_target` in the manifest. */
  async add(form: FormData): Promise<void> {
    const text = ['text', 'url'].flatMap((name) => textIn(form, name) ?? []).join('\n\n');
    const named = textIn(form, 'title') ?? 'Shared text';
    const files = form.getAll('files').filter((value) => value instanceof File);
    if (text !== '') files.push(new File([text], `${named.replaceAll(/[/\\]/g, ' ')}.md`, { type: 'text/markdown' }));
    const cache = await caches.open(this.#cache);
    for (const file of files) {
      const address = `/shared/${crypto.randomUUID()}?name=${encodeURIComponent(file.name)}`;
      const headers = { 'Content-Type': file.type, 'Last-Modified': new Date(file.lastModified).toUTCString() };
      await cache.put(address, new Response(file, { headers }));
    }
  }

  /** Hands over everything that waits, and forgets it. */
  async take(): Promise<File[]> {
    const cache = await caches.open(this.#cache);
    const files: File[] = [];
    for (const request of await cache.keys()) {
      const response = await cache.match(request);
      if (response === undefined) continue;
      const name = new URL(request.url).searchParams.get('name') ?? 'Shared file';
      const content = await response.blob();
      const lastModified = Date.parse(response.headers.get('Last-Modified') ?? '');
      files.push(new File([content], name, { type: content.type, lastModified }));
    }
    await caches.delete(this.#cache);
    return files;
  }
}

function textIn(form: FormData, name: string): string | null {
  const value = form.get(name);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}
