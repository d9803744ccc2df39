import { readAndSplit } from '../documents/readAndSplit';
import { DEFAULT_LIMITS, LIMITS_RANGE } from '../documents/ReadingLimits';
import type { ReaderResources } from '../documents/ReaderResources';
import type { Starter } from '../encoders/Starter';
import { BlobSink } from '../engine/backup/saveFile';
import { Engine } from '../engine/Engine';
import type { PackDescription } from '../engine/packs/PackShelf';
import type { Platform } from '../engine/Platform';
import { openLibrary, type Library } from '../library/openLibrary';
import type { EngineStatus, FailedFile, IncomingFile, Progress, SourceKind } from '../protocol/EngineApi';

export interface PackingOptions {
  /** The source that the documents will belong to. */
  readonly source: { readonly id: string; readonly kind: SourceKind; readonly name: string };
  readonly encoder: Starter;
  readonly loadCharacterMap: NonNullable<ReaderResources['loadCharacterMap']>;
  readonly platform: Pick<Platform, 'now' | 'nextTurn' | 'delay' | 'sha256'>;
  /** Numbers of files. */
  readonly onProgress: (progress: Progress) => void;
  readonly signal: AbortSignal;
}

/** A pack, and what could not be taken into it. */
export interface PackedFiles {
  readonly content: Blob;
  readonly description: PackDescription;
  readonly failures: readonly FailedFile[];
}

const NOWHERE = new URL('about:blank').href;

/**
 * Makes a pack of files: the app's own engine ingests them into a library in memory, which is then written as a backup
 * with its words. The same files give the same bytes. Needs an IndexedDB, be it one that keeps nothing.
 *
 * @throws an error when none of the files could be read.
 * @throws the signal's reason when aborted.
 */
export async function packFiles(
  files: readonly IncomingFile[],
  { source, encoder, loadCharacterMap, platform, onProgress, signal }: PackingOptions,
): Promise<PackedFiles> {
  const name = `packing-${crypto.randomUUID()}`;
  const opening = Promise.withResolvers<Library>();
  const engine = new Engine({
    platform: {
      ...platform,
      date: () => 0,
      storage: async () => ({ usedBytes: 0, quotaBytes: 0, persistent: false, isInMemory: true }),
      abilities: async () => ({ gpuAdapter: null, threads: 1, cores: 1, memoryGigabytes: null }),
      folders: { mayRead: refuse, isSame: refuse, list: refuse, watch: refuse },
      secondThread: null,
      saveTo: refuse,
      exclusively: async (_name, work) => await work(),
      announce: () => undefined,
      onAnnounced: () => undefined,
    },
    openLibrary: async (onLost, onBlocked) => {
      const library = await openLibrary({ name, onLost, onBlocked });
      opening.resolve(library);
      return library;
    },
    loadEncoder: async () => encoder,
    makeReader: () => ({
      read: async (file, limits) => await readAndSplit(file, { loadCharacterMap, limits }),
      terminate: () => undefined,
    }),
    models: {
      catalogue: [],
      onSite: async () => [],
      stored: async () => [],
      download: refuse,
      install: refuse,
      storedBytes: async () => new Map(),
      remove: refuse,
    },
    packs: { describe: refuse, fetch: refuse, forget: refuse },
    makeEncoderWorker: refuse,
    makeMapWorker: refuse,
    siteFolder: () => NOWHERE,
  });
  const library = await opening.promise;
  try {
    // Nothing can end a reader here, and what a pack holds should not depend on how fast a machine is.
    await engine.setLimits({ ...DEFAULT_LIMITS, seconds: LIMITS_RANGE.seconds[1] });
    const receipt = await engine.addFiles({ kind: 'files', name: 'Files' }, files, () => undefined, signal);
    await ingested(engine, onProgress, signal);
    const failures = await engine.listFailures(receipt.source);
    return { ...(await writePack(library, source, signal)), failures };
  } finally {
    await library.deleteEverything();
  }
}

/** Resolves when nothing waits any more. */
async function ingested(engine: Engine, onProgress: (progress: Progress) => void, signal: AbortSignal): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  signal.addEventListener('abort', () => reject(signal.reason as Error));
  await engine.watchStatus((status: EngineStatus) => {
    const { ingest, sources, problem, passages, searchable } = status;
    if (problem !== null) return reject(new Error(problem.message));
    onProgress({ done: ingest.doneFiles, total: ingest.totalFiles });
    const isIdle = ingest.state === 'idle' && sources.every(({ waiting }) => waiting === 0);
    if (isIdle && searchable === passages) resolve();
  });
  await promise;
}

/** Writes the pack twice: its version is the hash of what it holds, all but the version itself. */
async function writePack(library: Library, source: PackingOptions['source'], signal: AbortSignal) {
  const write = async (version: string) => {
    const sink = new BlobSink();
    const size = await library.backup.write(sink, {
      passphrase: null,
      date: null,
      pack: { source, version },
      settings: {},
      onProgress: () => undefined,
      signal,
    });
    return { ...size, content: sink.finish() };
  };
  const unnamed = await write('0'.repeat(64));
  if (unnamed.documents === 0) throw new Error('None of the files could be read: there is nothing to pack.');
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await unnamed.content.arrayBuffer()));
  const version = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
  const { content, bytes, documents, passages } = await write(version);
  return { content, description: { source: source.id, title: source.name, version, bytes, documents, passages } };
}

function refuse(): never {
  throw new Error('This is not needed to make a pack.');
}
