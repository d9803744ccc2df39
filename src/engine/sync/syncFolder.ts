import { readableKind } from '../../documents/fileKinds';
import type { SourceRecord } from '../../library/schema';
import type { FolderHandle, Told } from '../../protocol/EngineApi';
import { addFiles } from '../addFiles';
import type { Platform } from '../Platform';
import { compareListing } from './compareListing';
import { listFolder } from './listFolder';
import { removeMissing, type RemovalParts } from './removeMissing';

export interface SyncFolderParts extends RemovalParts {
  readonly platform: Platform;
  /** Lets queries go first. */
  readonly nextTurn: () => Promise<void>;
  /** Some more files of the source are durably queued. */
  readonly onQueued: (source: string) => Promise<void>;
}

/** What a sync found. Files of kinds that are not read are not counted. */
export interface SyncResult {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly isVault: boolean;
  /** What could not be looked at. */
  readonly problem: Told | null;
}

/**
 * Brings a source in step with its folder: queues what is new or has changed, without reading the rest, and then removes
 * what is gone. Nothing is removed when a part of the folder could not be listed, or the whole folder is empty.
 *
 * @throws what listing and queueing throw; what was queued until then stays queued.
 */
export async function syncFolder(
  source: SourceRecord,
  parts: SyncFolderParts,
  { signal, onFound }: { readonly signal: AbortSignal; readonly onFound: (files: number) => void },
): Promise<SyncResult> {
  const { library, platform, nextTurn, onQueued } = parts;
  const { id, excluded = [] } = source;
  const listing = await listFolder(source.folder as FolderHandle, platform.folders, {
    excluded,
    signal,
    nextTurn,
    onFound,
  });
  const { files, closedFolders, isVault } = listing;
  const seen = await library.files.all(id);
  const changes = compareListing(files, seen);
  await addFiles(id, [...changes.added, ...changes.changed], library, {
    isFolder: true,
    excluded,
    signal,
    nextTurn,
    onProgress: () => undefined,
    onQueued: () => onQueued(id),
  });
  const counts = {
    added: changes.added.filter(({ path }) => readableKind(path) !== null).length,
    changed: changes.changed.filter(({ path }) => readableKind(path) !== null).length,
    isVault,
  };
  const [closed] = closedFolders;
  if (closed !== undefined) {
    const isOne = closedFolders.length === 1;
    const problem = {
      code: isOne ? 'folder-closed' : 'folders-closed',
      message: `${isOne ? '' : 'Some folders, such as '}“${closed}” could not be looked into, so nothing was removed.`,
      about: closed,
    };
    return { ...counts, removed: 0, problem };
  }
  // What an unmounted drive looks like.
  if (files.length === 0 && seen.length > 0) {
    const problem = {
      code: 'folder-empty',
      message: 'The folder is empty, so nothing was removed. If that is right, remove it from the library.',
    };
    return { ...counts, removed: 0, problem };
  }
  const listed = new Set(files.map(({ path }) => path));
  return { ...counts, removed: await removeMissing(parts, id, listed, signal), problem: null };
}
