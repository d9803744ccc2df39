import type { SavedFile, SaveHandle } from '../../protocol/BackupApi';
import type { Progress } from '../../protocol/EngineApi';
import type { LibrarySession } from '../LibrarySession';
import type { Platform } from '../Platform';
import { keptSettings } from './backupSettings';
import { saveFile } from './saveFile';

export interface SaveBackupOptions {
  readonly passphrase: string | null;
  readonly place: SaveHandle | null;
  readonly onProgress: (progress: Progress) => void;
  readonly signal: AbortSignal;
}

/** Saves the library as one file. */
export async function saveBackup(
  { library }: Pick<LibrarySession, 'library'>,
  platform: Pick<Platform, 'saveTo' | 'date'>,
  { passphrase, place, onProgress, signal }: SaveBackupOptions,
): Promise<SavedFile> {
  await library.documents.settled();
  const settings = await keptSettings(library.settings);
  const { result, content } = await saveFile(place, platform, (sink) =>
    library.backup.write(sink, {
      passphrase,
      date: platform.date(),
      pack: null,
      settings,
      signal,
      onProgress: (done, total) => onProgress({ done, total }),
    }),
  );
  return { ...result, content };
}
