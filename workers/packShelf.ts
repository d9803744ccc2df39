import * as v from 'valibot';
import type { PackShelf } from '../src/engine/packs/PackShelf';
import { downloadFile } from '../src/library/models/downloadFile';
import { ModelDownloadError, type ModelDownloadErrorCode } from '../src/library/models/ModelDownloadError';
import { findFile, removeFile } from '../src/library/models/openModelFolder';
import { isInMemory } from './openLibraryHere';

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

const descriptionSchema = v.object({
  source: v.pipe(v.string(), v.minLength(1)),
  title: v.pipe(v.string(), v.minLength(1)),
  version: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  bytes: count,
  documents: count,
  passages: count,
});

/** Packs that are smaller arrive at once: there is nothing to go on from. */
const SMALL_BYTES = 4 << 20;

/** The packs in a folder of this site, which other sites may lie beside, each a folder with `pack.json` and `pack.inkling`. */
export function packShelf(packsFolder: URL): PackShelf {
  /** How the names begin under which a pack is kept; with null, any pack of this site. */
  const keptName = (name: string | null): string =>
    `${encodeURIComponent(packsFolder.pathname)} ${name === null ? '' : `${name} `}`;
  return {
    describe: async (name, signal) => {
      const response = await ask(new URL(`${name}/pack.json`, packsFolder), signal);
      const missing = `This site has no pack “${name}”. Look whether its address is right.`;
      if (response.status === 404 || response.status === 410) throw new Error(missing);
      if (!response.ok) throw new Error(`The pack “${name}” could not be loaded (status ${response.status}).`);
      // Some hosts answer with their start page instead.
      const described = v.safeParse(descriptionSchema, await response.json().catch(() => null));
      if (!described.success) throw new Error(missing);
      return described.output;
    },
    fetch: async (name, { version, bytes }, onBytes, signal) => {
      const address = new URL(`${name}/pack.inkling`, packsFolder);
      if (isInMemory() || bytes <= SMALL_BYTES) {
        const response = await ask(address, signal);
        if (!response.ok) throw new Error(`The pack “${name}” could not be loaded (status ${response.status}).`);
        const content = await response.blob();
        onBytes(content.size);
        return content;
      }
      const folder = await openPacksFolder();
      const path = keptName(name) + version;
      await downloadFile(folder, { path, bytes, sha256: null }, address, { fetch: fetchHere, signal, onBytes }).catch(
        (error: unknown) => {
          throw error instanceof ModelDownloadError ? refusal(name, error) : error;
        },
      );
      return await (await findFile(folder, path))!.getFile();
    },
    forget: async (name) => {
      if (isInMemory()) return;
      const folder = await openPacksFolder();
      const paths: string[] = [];
      for await (const path of folder.keys()) {
        if (path.startsWith(keptName(name))) paths.push(path);
      }
      for (const path of paths) await removeFile(folder, path);
    },
  };
}

/** A site that only some may see knows them by what their browser sends with a request. */
const fetchHere: typeof fetch = (address, options) => fetch(address, { ...options, credentials: 'same-origin' });

const REASONS: Readonly<Record<ModelDownloadErrorCode, string>> = {
  offline: 'the connection broke. What has arrived is kept: reload the page to go on',
  busy: 'the site is overloaded or out of order. What has arrived is kept: reload the page later to go on',
  refused: 'the site does not give it out. Look whether you have to log in',
  missing: 'its file is missing on this site. Tell whoever looks after the site',
  'wrong-bytes': 'another file came in its place, and was thrown away. Reload the page to try again',
  full: 'the browser has no room left. Free some disk space, then reload the page',
};

function refusal(name: string, cause: ModelDownloadError): Error {
  return new Error(`The pack “${name}” could not be loaded: ${REASONS[cause.code]}.`, { cause });
}

async function openPacksFolder(): Promise<FileSystemDirectoryHandle> {
  const root = await navigator.storage.getDirectory();
  return await root.getDirectoryHandle('packs', { create: true });
}

async function ask(address: URL, signal: AbortSignal): Promise<Response> {
  try {
    return await fetch(address, { signal });
  } catch (cause) {
    signal.throwIfAborted();
    throw new Error('The pack could not be loaded: check the connection and try again.', { cause });
  }
}
