import type { FileEntry, FolderEntry } from './FolderEntry';

class ListedFolder implements FolderEntry {
  readonly kind = 'folder';
  readonly files: FileEntry[] = [];
  readonly folders = new Map<string, ListedFolder>();

  constructor(readonly name: string) {}

  folder(name: string): ListedFolder {
    const folder = this.folders.get(name) ?? new ListedFolder(name);
    this.folders.set(name, folder);
    return folder;
  }

  async *children(): AsyncGenerator<FileEntry | FolderEntry> {
    yield* this.files;
    yield* this.folders.values();
  }
}

/** The folder that `<input webkitdirectory>` lists as files, for browsers without a folder picker; null when empty. */
export function folderFromFileList(files: Iterable<File>): FolderEntry | null {
  const top = new ListedFolder('');
  for (const file of files) {
    const parts = file.webkitRelativePath.split('/');
    let folder = top;
    for (const part of parts.slice(0, -1)) folder = folder.folder(part);
    folder.files.push({ kind: 'file', name: file.name, open: () => Promise.resolve(file) });
  }
  return [...top.folders.values()][0] ?? null;
}
