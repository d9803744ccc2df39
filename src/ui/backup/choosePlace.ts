import type { SaveHandle } from '../../protocol/BackupApi';
import { isAbort } from '../connection/asError';

interface SavePicker {
  showSaveFilePicker(options: { readonly suggestedName: string }): Promise<FileSystemFileHandle>;
}

/** Where a file is to be saved: a place the person chose, or among the browser's downloads once it is whole. */
export type SavePlace = { readonly handle: SaveHandle | null };

/** Lets the person choose where to save; null when they chose nothing. Must run inside a press of a button. */
export async function choosePlace(suggestedName: string): Promise<SavePlace | null> {
  if (!('showSaveFilePicker' in window)) return { handle: null };
  try {
    return { handle: await (window as unknown as SavePicker).showSaveFilePicker({ suggestedName }) };
  } catch (reason) {
    // Such as in a frame of another origin, where the picker exists and refuses.
    return isAbort(reason) ? null : { handle: null };
  }
}
