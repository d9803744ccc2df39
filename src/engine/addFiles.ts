import { isIgnoredPath } from '../documents/ignoredPath';
import { readableKind } from '../documents/fileKinds';
import type { NewQueuedFile } from '../library/QueueStore';
import type { Library } from '../library/openLibrary';
import { reasonOf } from '../library/reasonOf';
import type { SeenFileRecord } from '../library/schema';
import type { AddReceipt, Progress } from '../protocol/EngineApi';
import { keptContent } from './keptContent';
import { isUnchanged, type KnownFile } from './sync/compareListing';
import { isBelow } from './sync/isBelow';

/** Files queued in one transaction. */
const QUEUED_AT_ONCE = 64;

/** A file that is read only when it is to be queued. */
export interface OfferedFile extends KnownFile {
  open(): Promise<Blob>;
}

export interface AddFilesOptions {
  /** Whether the files lie in a folder that is imported again and again: what did not change since is not read. */
  readonly isFolder: boolean;
  /** Folders that are left out. */
  readonly excluded: readonly string[];
  readonly signal: AbortSignal;
  /** Lets queries go first. */
  readonly nextTurn: () => Promise<void>;
  readonly onProgress: (progress: Progress) => void;
  /** Some more files are durably queued. */
  readonly onQueued: () => Promise<void>;
}

/** A file on its way into the queue; `seen` when another import need not read it again. */
interface ReadyFile {
  readonly queued: NewQueuedFile;
  readonly seen: SeenFileRecord | null;
}

/**
 * Puts files in the queue, by path. Each is read once, so that ingest can go on after a restart, when the platform no
 * longer gives access to it.
 *
 * @throws the signal's reason when aborted: files queued until then stay queued.
 * @throws LibraryError `full` when there is no room for them.
 */
export async function addFiles(
  source: string,
  files: readonly OfferedFile[],
  { queue, files: seenFiles }: Pick<Library, 'queue' | 'files'>,
  { isFolder, excluded, signal, nextTurn, onProgress, onQueued }: AddFilesOptions,
): Promise<AddReceipt> {
  const leftOut = new Set(excluded);
  const wanted = files
    .filter(({ path }) => !isIgnoredPath(path) && !isBelow(path, leftOut))
    .toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  let queued = 0;
  let skipped = 0;
  let unchanged = 0;
  let known = 0;
  const prepare = async (at: number) => {
    await nextTurn();
    const batch = wanted.slice(at, at + QUEUED_AT_ONCE);
    const paths = batch.map(({ path }) => path);
    const seen = isFolder && batch.length > 0 ? await seenFiles.get(source, paths) : [];
    const changed = batch.filter((file, position) => !isUnchanged(file, seen[position]));
    return {
      known: seen.filter((file) => file !== undefined).length,
      unchanged: batch.length - changed.length,
      ready: await Promise.all(changed.map((file) => readyFile(source, file))),
    };
  };
  let next = prepare(0);
  for (let at = 0; at < wanted.length; at += QUEUED_AT_ONCE) {
    signal.throwIfAborted();
    const { ready, ...counts } = await next;
    known += counts.known;
    unchanged += counts.unchanged;
    // Read while these are written.
    next = prepare(at + QUEUED_AT_ONCE);
    next.catch(() => undefined);
    if (ready.length > 0) {
      await nextTurn();
      await queue.add(
        ready.map((file) => file.queued),
        isFolder ? ready.flatMap((file) => file.seen ?? []) : [],
      );
    }
    queued += ready.filter((file) => file.queued.state === 'waiting').length;
    skipped += ready.filter((file) => file.queued.state === 'skipped').length;
    onProgress({ done: Math.min(wanted.length, at + QUEUED_AT_ONCE), total: wanted.length });
    if (ready.length > 0) await onQueued();
  }
  return { source, queued, skipped, unchanged, known, ignored: files.length - wanted.length };
}

async function readyFile(source: string, offered: OfferedFile): Promise<ReadyFile> {
  const { path, bytes, modified } = offered;
  const file = { source, path, modified };
  const seen = { ...file, bytes };
  if (readableKind(path) === null) {
    const message = 'Files of this kind are not read yet.';
    return { queued: { ...file, state: 'skipped', code: 'unsupported', message }, seen };
  }
  try {
    return { queued: { ...file, state: 'waiting', content: await keptContent(await offered.open()) }, seen };
  } catch (error) {
    const message = `The browser could not read it: ${reasonOf(error)}`;
    return { queued: { ...file, state: 'failed', code: 'unreadable', message }, seen: null };
  }
}
