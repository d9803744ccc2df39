import type { FileEntry, FolderEntry } from './FolderEntry';

/** A dropped file or folder, as `DataTransferItem.webkitGetAsEntry` gives it in every browser. */
export function entryFromDrop(entry: FileSystemEntry): FileEntry | FolderEntry {
  if (entry.isDirectory) {
    const folder = entry as FileSystemDirectoryEntry;
    return { kind: 'folder', name: folder.name, children: () => childrenOf(folder) };
  }
  const file = entry as FileSystemFileEntry;
  return { kind: 'file', name: file.name, open: () => new Promise((resolve, reject) => file.file(resolve, reject)) };
}

async function* childrenOf(folder: FileSystemDirectoryEntry): AsyncGenerator<FileEntry | FolderEntry> {
  const reader = folder.createReader();
  for (;;) {
    // One call gives at most 100 entries (in Chromium); an empty answer is the end.
    const entries = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (entries.length === 0) return;
    yield* entries.map(entryFromDrop);
  }
}
