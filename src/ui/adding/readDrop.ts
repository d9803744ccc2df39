import { entryFromDrop } from './entryFromDrop';
import type { FileEntry, FolderEntry } from './FolderEntry';

/** What was dropped on the page. */
export interface Drop {
  readonly folders: readonly FolderEntry[];
  readonly files: readonly FileEntry[];
}

/** Looks at a drop. Must run inside the event: afterwards the browser hides what was dropped. */
export function readDrop(transfer: DataTransfer): Drop {
  const folders: FolderEntry[] = [];
  const files: FileEntry[] = [];
  for (const dropped of transfer.items) {
    if (dropped.kind !== 'file') continue;
    const entry = dropped.webkitGetAsEntry();
    const file = entry === null ? dropped.getAsFile() : null;
    if (entry !== null) {
      const found = entryFromDrop(entry);
      if (found.kind === 'folder') folders.push(found);
      else files.push(found);
    } else if (file !== null) {
      files.push({ kind: 'file', name: file.name, open: () => Promise.resolve(file) });
    }
  }
  return { folders, files };
}
