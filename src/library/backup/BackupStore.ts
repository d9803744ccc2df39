import type { LibraryDatabase, SourceRecord, WordsRecord } from '../schema';
import type { ArrivingDocuments } from './ArrivingDocuments';
import type { BackupFile, ReadBackupOptions, WholePack } from './BackupFile';
import type { ByteSink } from './FrameWriter';
import { numberWords } from './numberWords';
import { restoreDocuments, type Restored, type RestoredDocument } from './restoreDocuments';
import type { TakePackOptions } from './takePack';
import type { BackupSize, WriteBackupOptions } from './writeBackup';

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
  readonly #arriving: ArrivingDocuments;

  constructor(database: LibraryDatabase, arriving: ArrivingDocuments) {
    this.#database = database;
    this.#arriving = arriving;
  }

  /** See `writeBackup`. */
  async write(sink: ByteSink, options: WriteBackupOptions): Promise<BackupSize> {
    const { writeBackup } = await import('./writeBackup');
    return await writeBackup(this.#database, sink, options);
  }

  /** See `takePack`. */
  async takePack(source: SourceRecord, pack: WholePack, options: TakePackOptions): Promise<void> {
    const { takePack } = await import('./takePack');
    await takePack(this.#database, this.#arriving, source, pack, options);
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
    let batch: RestoredDocument[] = [];
    let length = 0;
    const places: { readonly id: number }[] = [];
    const take = async (): Promise<void> => {
      signal.throwIfAborted();
      if (batch.length > 0) {
        const restored = await restoreDocuments(this.#database, batch, sources, spaces, this.#arriving);
        for (const each of restored) places.push({ id: 'document' in each && each.isCutAlike ? each.document.id : 0 });
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
        onWords(numberWords(read, places));
        continue;
      }
      batch.push({ backedUp: read, id: null });
      length += read.record.length;
      if (batch.length >= TAKEN_AT_ONCE || length >= TEXT_AT_ONCE) await take();
    }
    await take();
  }
}
