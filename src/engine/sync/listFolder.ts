import { isIgnoredPath } from '../../documents/ignoredPath';
import type { FolderHandle } from '../../protocol/EngineApi';
import type { OfferedFile } from '../addFiles';
import type { Folders } from '../Platform';

/** What lies in a folder. */
export interface Listing {
  readonly files: readonly OfferedFile[];
  /** Folders whose content could not be listed: what was in them is not known to be gone. */
  readonly closedFolders: readonly string[];
  readonly isVault: boolean;
}

export interface ListFolderOptions {
  readonly excluded: readonly string[];
  readonly signal: AbortSignal;
  /** Lets queries go first. */
  readonly nextTurn: () => Promise<void>;
  /** Called with the number of files found so far. */
  readonly onFound: (files: number) => void;
}

/**
 * Lists a folder with all below it, without what is ignored or excluded; nothing is read.
 *
 * @throws what `Folders.list` throws.
 */
export async function listFolder(
  folder: FolderHandle,
  folders: Folders,
  { excluded, signal, nextTurn, onFound }: ListFolderOptions,
): Promise<Listing> {
  const leftOut = new Set(excluded);
  const files: OfferedFile[] = [];
  const closedFolders: string[] = [];
  let isVault = false;
  const enters = (path: string): boolean => !isIgnoredPath(path) && !leftOut.has(path);
  for await (const entry of folders.list(folder, enters, signal)) {
    await nextTurn();
    if (entry.kind === 'folder') {
      if (entry.path === '.obsidian') isVault = true;
    } else if (!isIgnoredPath(entry.path)) {
      if (entry.kind === 'file') files.push(entry);
      else if (entry.of === 'folder') closedFolders.push(entry.path);
      else files.push(unreadableFile(entry.path, entry.reason));
      onFound(files.length);
    }
  }
  return { files, closedFolders, isVault };
}

/** A file that is there: it is listed as failed, tried again at every sync, and not taken for gone. */
function unreadableFile(path: string, reason: string): OfferedFile {
  return { path, bytes: 0, modified: null, open: () => Promise.reject(new Error(reason)) };
}
