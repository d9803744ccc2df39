import { isAbort } from '../connection/asError';
import { chooseFiles } from './chooseFiles';
import { folderFromFileList } from './folderFromFileList';
import type { FolderEntry } from './FolderEntry';

interface FolderPicker {
  showDirectoryPicker(options: { readonly id: string; readonly mode: 'read' }): Promise<FileSystemDirectoryHandle>;
}

/** A folder that can be kept in step with its files, or the files that a folder holds just now. */
export type ChosenFolder =
  | { readonly kind: 'handle'; readonly handle: FileSystemDirectoryHandle }
  | { readonly kind: 'files'; readonly folder: FolderEntry };

function hasFolderPicker(window: object): window is FolderPicker {
  return 'showDirectoryPicker' in window;
}

/** Lets the person choose a folder; null when they did not. Must run inside a press of a button. */
export async function chooseFolder(): Promise<ChosenFolder | null> {
  if (!hasFolderPicker(window)) return await chooseFolderOnce();
  try {
    return { kind: 'handle', handle: await window.showDirectoryPicker({ id: 'notes', mode: 'read' }) };
  } catch (reason) {
    if (isAbort(reason)) return null;
    // Such as in a frame of another origin, where the picker exists and refuses.
    return await chooseFolderOnce();
  }
}

async function chooseFolderOnce(): Promise<ChosenFolder | null> {
  const folder = folderFromFileList(await chooseFiles({ folder: true }));
  return folder && { kind: 'files', folder };
}
