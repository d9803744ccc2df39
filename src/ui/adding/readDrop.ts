import { entryFromDrop } from './entryFromDrop';
import type { FileEntry, FolderEntry } from './FolderEntry';

/** A dropped folder. */
export interface DroppedFolder {
  readonly folder: FolderEntry;
  /** The folder to keep in step with, where the browser gives it. */
  readonly handle: Promise<FileSystemDirectoryHandle | null>;
}

/** What was dropped on the page. */
export interface Drop {
  readonly folders: readonly DroppedFolder[];
  readonly files: readonly FileEntry[];
}

/** Looks at a drop. Must run inside the event: afterwards the browser hides what was dropped. */
export function readDrop(transfer: DataTransfer): Drop {
  const folders: DroppedFolder[] = [];
  const files: FileEntry[] = [];
  for (const dropped of transfer.items) {
    if (dropped.kind !== 'file') continue;
    const entry = dropped.webkitGetAsEntry();
    const file = entry === null ? dropped.getAsFile() : null;
    if (entry !== null) {
      const found = entryFromDrop(entry);
      if (found.kind === 'folder') folders.push({ folder: found, handle: handleOf(dropped) });
      else files.push(found);
    } else if (file !== null) {
      files.push({ kind: 'file', name: file.name, open: () => Promise.resolve(file) });
    }
  }
  return { folders, files };
}

/** Only Chromium gives handles. */
interface HandleSource {
  getAsFileSystemHandle?(): Promise<FileSystemHandle | null>;
}

async function handleOf(dropped: DataTransferItem): Promise<FileSystemDirectoryHandle | null> {
  try {
    const handle = (await (dropped as HandleSource).getAsFileSystemHandle?.()) ?? null;
    return handle?.kind === 'directory' ? (handle as FileSystemDirectoryHandle) : null;
  } catch {
    return null;
  }
}
