import { isAbort } from '../connection/asError';
import { chooseFiles } from './chooseFiles';
import { folderFromHandle } from './entryFromHandle';
import { folderFromFileList } from './folderFromFileList';
import type { FolderEntry } from './FolderEntry';

interface FolderPicker {
  showDirectoryPicker(options: { readonly id: string; readonly mode: 'read' }): Promise<FileSystemDirectoryHandle>;
}

function hasFolderPicker(window: object): window is FolderPicker {
  return 'showDirectoryPicker' in window;
}

/** Lets the person choose a folder; null when they did not. Must run inside a press of a button. */
export async function chooseFolder(): Promise<FolderEntry | null> {
  if (!hasFolderPicker(window)) return folderFromFileList(await chooseFiles({ folder: true }));
  try {
    return folderFromHandle(await window.showDirectoryPicker({ id: 'notes', mode: 'read' }));
  } catch (reason) {
    if (isAbort(reason)) return null;
    // Such as in a frame of another origin, where the picker exists and refuses.
    return folderFromFileList(await chooseFiles({ folder: true }));
  }
}
