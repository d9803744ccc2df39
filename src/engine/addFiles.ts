import { isIgnoredPath } from '../documents/ignoredPath';
import { readableKind } from '../documents/fileKinds';
import type { NewQueuedFile, QueueStore } from '../library/QueueStore';
import { keptContent } from './keptContent';
import type { AddReceipt, IncomingFile, Progress } from '../protocol/EngineApi';

/** Files queued in one transaction. */
const QUEUED_AT_ONCE = 64;

export interface AddFilesOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
  /** Some more files are durably queued. */
  readonly onQueued: () => Promise<void>;
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
  files: readonly IncomingFile[],
  queue: QueueStore,
  { signal, onProgress, onQueued }: AddFilesOptions,
): Promise<AddReceipt> {
  const wanted = files
    .filter(({ path }) => !isIgnoredPath(path))
    .toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  let queued = 0;
  let skipped = 0;
  for (let at = 0; at < wanted.length; at += QUEUED_AT_ONCE) {
    signal.throwIfAborted();
    const batch = await Promise.all(wanted.slice(at, at + QUEUED_AT_ONCE).map((file) => queuedFile(source, file)));
    await queue.add(batch);
    queued += batch.filter(({ state }) => state === 'waiting').length;
    skipped += batch.filter(({ state }) => state === 'skipped').length;
    onProgress({ done: Math.min(wanted.length, at + QUEUED_AT_ONCE), total: wanted.length });
    await onQueued();
  }
  return { source, queued, skipped, ignored: files.length - wanted.length };
}

async function queuedFile(source: string, { path, content, modified }: IncomingFile): Promise<NewQueuedFile> {
  const file = { source, path, modified };
  if (readableKind(path) === null) {
    return { ...file, state: 'skipped', code: 'unsupported', message: 'Files of this kind are not read yet.' };
  }
  try {
    return { ...file, state: 'waiting', content: await keptContent(content) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { ...file, state: 'failed', code: 'unreadable', message: `The browser could not read it: ${reason}` };
  }
}
