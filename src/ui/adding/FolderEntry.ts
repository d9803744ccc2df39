/** A file found in a folder or a drop, not opened yet. */
export interface FileEntry {
  readonly kind: 'file';
  readonly name: string;
  open(): Promise<File>;
}

/** A folder, whichever way the browser gave it to the page. */
export interface FolderEntry {
  readonly kind: 'folder';
  readonly name: string;
  children(): AsyncIterable<FileEntry | FolderEntry>;
}
