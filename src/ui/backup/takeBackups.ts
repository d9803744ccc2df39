import { readableKind } from '../../documents/fileKinds';
import type { FileEntry } from '../adding/FolderEntry';

/** What a person gave, with backups of libraries apart. */
export interface GivenFiles {
  readonly backups: readonly File[];
  readonly others: readonly FileEntry[];
}

/** The first bytes of a backup, see `docs/backup-format.md`. */
const BEGINNING = 'INKLBACK';

/**
 * Tells backups from the files that are to be added: by their first bytes, whatever they are named. Files under whose names
 * documents are read are not opened for that.
 */
export async function takeBackups(files: readonly FileEntry[]): Promise<GivenFiles> {
  const opened = await Promise.all(files.map(asBackup));
  return {
    backups: opened.filter((file) => file !== null),
    others: files.filter((_, position) => opened[position] === null),
  };
}

async function asBackup(entry: FileEntry): Promise<File | null> {
  if (readableKind(entry.name) !== null) return null;
  try {
    const file = await entry.open();
    return (await file.slice(0, BEGINNING.length).text()) === BEGINNING ? file : null;
  } catch {
    // Whoever adds it tells why it cannot be opened.
    return null;
  }
}
