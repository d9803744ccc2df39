import { isIgnoredPath } from '../../documents/ignoredPath';
import type { IncomingFile } from '../../protocol/EngineApi';
import { asError } from '../connection/asError';
import type { FileEntry, FolderEntry } from './FolderEntry';
import { incomingFile, type GatheredFiles, type UnreadableEntry } from './GatheredFiles';

/** Files opened at the same time. */
const openedTogether = 32;

/**
 * Finds every file below a folder, with paths relative to it. Ignored folders are not entered; what cannot be read is
 * collected and stops nothing. Rejects with `AbortError` when the signal is aborted.
 */
export async function readFolder(
  root: FolderEntry,
  onFound: (files: number) => void,
  signal: AbortSignal,
): Promise<GatheredFiles> {
  const files: IncomingFile[] = [];
  const unreadable: UnreadableEntry[] = [];
  let ignoredFolders = 0;
  let isVault = false;
  const waiting: { readonly folder: FolderEntry; readonly path: string }[] = [{ folder: root, path: '' }];

  const open = async (entries: readonly { readonly entry: FileEntry; readonly path: string }[]) => {
    await Promise.all(
      entries.map(async ({ entry, path }) => {
        try {
          files.push(incomingFile(path, await entry.open()));
        } catch (reason) {
          unreadable.push({ path, message: asError(reason).message });
        }
      }),
    );
    signal.throwIfAborted();
    onFound(files.length);
  };

  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    let batch: { entry: FileEntry; path: string }[] = [];
    try {
      for await (const child of next.folder.children()) {
        signal.throwIfAborted();
        const path = next.path + child.name;
        if (child.kind === 'file') batch.push({ entry: child, path });
        else if (isIgnoredPath(path)) {
          ignoredFolders += 1;
          if (path === '.obsidian') isVault = true;
        } else waiting.push({ folder: child, path: `${path}/` });
        if (batch.length === openedTogether) {
          await open(batch);
          batch = [];
        }
      }
    } catch (reason) {
      signal.throwIfAborted();
      unreadable.push({ path: next.path, message: asError(reason).message });
    }
    await open(batch);
  }
  return { files, unreadable, ignoredFolders, isVault };
}
