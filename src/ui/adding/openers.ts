import type { EngineApi, Progress } from '../../protocol/EngineApi';
import { restoredSentence } from '../backup/restoredSentence';
import { asError } from '../connection/asError';
import { formatCount } from '../format/formatCount';
import type { FileEntry } from './FolderEntry';

/** Takes something in that is ready to be searched; resolves with a sentence on what came of it, if anything did. */
export type Opener = (
  engine: EngineApi,
  onProgress: (progress: Progress) => void,
  signal: AbortSignal,
) => Promise<string | null>;

/** A pack of this site. */
export function pack(name: string): Opener {
  return async (engine, onProgress, signal) => {
    const { title, added, isNew } = await engine.openPack(name, onProgress, signal);
    if (added === 0) return null;
    return isNew
      ? `${title}: ${formatCount(added, 'document')}, ready to be searched.`
      : `${title} is up to date again: ${formatCount(added, 'document')} new or changed.`;
  };
}

/** A pack or a saved library on disk. */
export function libraryFile(entry: FileEntry): Opener {
  return async (engine, onProgress, signal) => {
    try {
      return restoredSentence(await engine.restoreBackup(await entry.open(), null, onProgress, signal));
    } catch (reason) {
      if ((asError(reason) as { readonly code?: unknown }).code !== 'passphrase-needed') throw reason;
      throw new Error('It is encrypted: press “Backup…” in your library, and choose it there.', { cause: reason });
    }
  };
}
