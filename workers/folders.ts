import type { Folders, ListedEntry } from '../src/engine/Platform';
import { reasonOf } from '../src/library/reasonOf';
import type { FolderHandle } from '../src/protocol/EngineApi';

/** Files looked at together: each is a call to another process. */
const TOGETHER = 32;

/** What Chromium offers besides the standard. */
interface ChromiumFolder extends FileSystemDirectoryHandle {
  queryPermission?(wanted: { readonly mode: 'read' }): Promise<PermissionState>;
}

interface FolderObserver {
  observe(folder: FileSystemDirectoryHandle, options: { readonly recursive: boolean }): Promise<void>;
  disconnect(): void;
}

type FolderObserverClass = new (onChanges: () => void) => FolderObserver;

/** Folders as the File System Access API gives them. */
export const folders: Folders = {
  mayRead: async (folder) => {
    const permission = await native(folder).queryPermission?.({ mode: 'read' });
    return permission === undefined || permission === 'granted';
  },
  isSame: async (one, other) => await native(one).isSameEntry(native(other)),
  list: (folder, enters, signal) => list(native(folder), '', enters, signal),
  watch: async (folder, onChange) => {
    const { FileSystemObserver } = globalThis as { readonly FileSystemObserver?: FolderObserverClass };
    if (FileSystemObserver === undefined) return () => undefined;
    const observer = new FileSystemObserver(onChange);
    // Some places, such as network drives, cannot be observed: then the clock and the focus have to do.
    await observer.observe(native(folder), { recursive: true }).catch(() => undefined);
    return () => observer.disconnect();
  },
};

function native(folder: FolderHandle): ChromiumFolder {
  return folder as ChromiumFolder;
}

async function* list(
  folder: FileSystemDirectoryHandle,
  prefix: string,
  enters: (path: string) => boolean,
  signal: AbortSignal,
): AsyncGenerator<ListedEntry> {
  const inner: { readonly handle: FileSystemDirectoryHandle; readonly path: string }[] = [];
  let files: FileSystemFileHandle[] = [];
  try {
    for await (const child of folder.values()) {
      signal.throwIfAborted();
      const path = prefix + child.name;
      if (child.kind === 'file') {
        files.push(child);
        if (files.length < TOGETHER) continue;
        yield* await Promise.all(files.map((file) => listedFile(file, prefix)));
        files = [];
      } else {
        yield { kind: 'folder', path };
        if (enters(path)) inner.push({ handle: child, path });
      }
    }
  } catch (error) {
    signal.throwIfAborted();
    // The top folder is what the whole listing is about.
    if (prefix === '') throw error;
    yield { kind: 'unreadable', of: 'folder', path: prefix.slice(0, -1), reason: reasonOf(error) };
  }
  yield* await Promise.all(files.map((file) => listedFile(file, prefix)));
  for (const { handle, path } of inner) {
    signal.throwIfAborted();
    yield* list(handle, `${path}/`, enters, signal);
  }
}

async function listedFile(handle: FileSystemFileHandle, prefix: string): Promise<ListedEntry> {
  const path = prefix + handle.name;
  try {
    const file = await handle.getFile();
    const modified = file.lastModified > 0 ? file.lastModified : null;
    return { kind: 'file', path, bytes: file.size, modified, open: () => Promise.resolve(file) };
  } catch (error) {
    return { kind: 'unreadable', of: 'file', path, reason: reasonOf(error) };
  }
}
