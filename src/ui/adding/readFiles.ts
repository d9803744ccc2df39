import { asError } from '../connection/asError';
import type { FileEntry } from './FolderEntry';
import { incomingFile, type GatheredFiles, type UnreadableEntry } from './GatheredFiles';

/** Opens single files; what cannot be read is collected and stops nothing. */
export async function readFiles(entries: readonly FileEntry[], signal: AbortSignal): Promise<GatheredFiles> {
  const unreadable: UnreadableEntry[] = [];
  const opened = await Promise.all(
    entries.map(async (entry) => {
      try {
        return [incomingFile(entry.name, await entry.open())];
      } catch (reason) {
        unreadable.push({ path: entry.name, message: asError(reason).message });
        return [];
      }
    }),
  );
  signal.throwIfAborted();
  return { files: opened.flat(), unreadable, ignoredFolders: 0 };
}
