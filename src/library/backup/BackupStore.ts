import type { LibraryDatabase, SourceRecord, WordsRecord } from '../schema';
import type { BackedUpDocument } from './BackedUpDocument';
import type { BackedUpWords } from './BackedUpWords';
import type { BackupFile, ReadBackupOptions } from './BackupFile';
import type { ByteSink } from './FrameWriter';
import { restoreDocuments, type Restored } from './restoreDocuments';
import { writeBackup, type BackupSize, type WriteBackupOptions } from './writeBackup';

export interface RestoreOptions extends ReadBackupOptions {
  /** Spaces whose rows are taken. */
  readonly spaces: ReadonlySet<string>;
  /** Some documents are committed; awaited before the next. */
  readonly onRestored: (restored: readonly Restored[]) => Promise<void>;
  /** Words of documents that are in the library now; 0 stands for a document that is not. Nothing of them is stored yet. */
  readonly onWords: (words: Omit<WordsRecord, 'id'>) => void;
}

/** Documents taken in one transaction: many, because each writes a block of rows … */
const TAKEN_AT_ONCE = 512;
/** … but not with more text than this, in UTF-16 code units. */
const TEXT_AT_ONCE = 2_000_000;

/** Writes the library as one file, and takes such a file in. */
export class BackupStore {
  readonly #database: LibraryDatabase;

  constructor(database: LibraryDatabase) {
    this.#database = database;
  }

  /** See `writeBackup`. */
  async write(sink: ByteSink, options: WriteBackupOptions): Promise<BackupSize> {
    return await writeBackup(this.#database, sink, options);
  }

  /**
   * Takes a backup in that was checked, some documents in a transaction: when it ends early, what was taken until then is
   * whole and stays, and taking it in again goes on from there. Documents with the same source, path and content as one
   * in the library only gain rows that they lack.
   *
   * @throws BackupError when the file is no longer what was checked.
   * @throws LibraryError `full` when the browser has no room left.
   * @throws the signal's reason when aborted.
   */
  async restore(backup: BackupFile, { signal, spaces, onRead, onRestored, onWords }: RestoreOptions): Promise<void> {
    let sources: ReadonlyMap<string, SourceRecord> = new Map();
    let batch: BackedUpDocument[] = [];
    let length = 0;
    /** By position in the file; 0 where other passages are in the library. */
    const ids: number[] = [];
    const take = async (): Promise<void> => {
      signal.throwIfAborted();
      if (batch.length > 0) {
        const restored = await restoreDocuments(this.#database, batch, sources, spaces);
        for (const each of restored) ids.push(each.kind !== 'conflict' && each.isCutAlike ? each.document.id : 0);
        await onRestored(restored);
      }
      batch = [];
      length = 0;
    };
    for await (const read of backup.read({ signal, onRead })) {
      if ('spaces' in read) {
        sources = new Map(
          read.sources.map(({ excluded, isVault, ...source }) => [
            source.id,
            { ...source, ...(excluded !== undefined && { excluded }), ...(isVault !== undefined && { isVault }) },
          ]),
        );
        continue;
      }
      if ('buffer' in read) {
        await take();
        onWords(numberWords(read, ids));
        continue;
      }
      batch.push(read);
      length += read.record.length;
      if (batch.length >= TAKEN_AT_ONCE || length >= TEXT_AT_ONCE) await take();
    }
    await take();
  }
}

function numberWords(
  { documents, passages, languages, buffer }: BackedUpWords,
  ids: readonly number[],
): Omit<WordsRecord, 'id'> {
  return {
    documents: documents.map((position) => ids[position]!),
    passages,
    languages: new Map([...languages].map(([position, language]) => [ids[position] ?? 0, language])),
    buffer,
  };
}
