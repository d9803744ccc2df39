import type { FileEntry, FolderEntry } from './FolderEntry';

/** A folder that the person picked in the browser's folder picker. */
export function folderFromHandle(handle: FileSystemDirectoryHandle): FolderEntry {
  return {
    kind: 'folder',
    name: handle.name,
    async *children() {
      for await (const child of handle.values()) yield entryFromHandle(child);
    },
  };
}

function entryFromHandle(handle: FileSystemDirectoryHandle | FileSystemFileHandle): FileEntry | FolderEntry {
  if (handle.kind === 'directory') return folderFromHandle(handle);
  return { kind: 'file', name: handle.name, open: () => handle.getFile() };
}
