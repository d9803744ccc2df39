import type { FileBeingSaved } from '../src/engine/Platform';
import type { SaveHandle } from '../src/protocol/BackupApi';

/** Writes a file through the File System Access API: the browser swaps it in when it is closed. */
export async function saveTo(place: SaveHandle): Promise<FileBeingSaved> {
  const writable = await (place as FileSystemFileHandle).createWritable();
  return {
    write: (bytes) => writable.write(bytes),
    close: () => writable.close(),
    abort: () => writable.abort(),
  };
}
