import { DEFAULT_LIMITS, readingLimits, type ReadingLimits } from '../../documents/ReadingLimits';
import type { RestoreReceipt, SavedFile, SaveHandle } from '../../protocol/BackupApi';
import type { EngineConnection } from '../../protocol/connectEngine';
import type { EngineApi, Progress, SearchAnswer } from '../../protocol/EngineApi';
import type { PackReceipt } from '../../protocol/PackApi';
import type { TableFormat } from '../../protocol/TableApi';
import { FakeEncoders } from './FakeEncoders';
import { emptyStatus } from './fakeStatus';

/** An engine without a worker: it finds words, and the test says how long things take and when they go wrong. */
export class FakeEngine extends FakeEncoders implements EngineApi {
  /** Every backup that was saved, in order. */
  readonly backups: { readonly passphrase: string | null; readonly place: SaveHandle | null }[] = [];
  /** Every table that was saved, in order. */
  readonly tables: { readonly format: TableFormat; readonly hits: number | null }[] = [];
  readingLimits = DEFAULT_LIMITS;
  /** What restoring a backup does. */
  restore: (
    file: Blob,
    passphrase: string | null,
    onProgress: (progress: Progress) => void,
    signal: AbortSignal,
  ) => Promise<RestoreReceipt> = () =>
    Promise.resolve({ added: 2, unchanged: 0, conflicts: { count: 0, paths: [] }, leftOut: [] });

  readonly connection: EngineConnection = {
    engine: this,
    onDeath: (listener) => {
      this.deathListeners.add(listener);
      return () => this.deathListeners.delete(listener);
    },
    onRestart: (listener) => {
      this.restartListeners.add(listener);
      return () => this.restartListeners.delete(listener);
    },
    close: () => {},
  };

  deleteEverything(): Promise<void> {
    this.documents.length = 0;
    this.tell(emptyStatus);
    return Promise.resolve();
  }

  saveBackup(passphrase: string | null, place: SaveHandle | null): Promise<SavedFile> {
    this.backups.push({ passphrase, place });
    const { documents, passages } = this.status;
    const content = place === null ? new Blob(['backup']) : null;
    return Promise.resolve({ content, bytes: 6, documents, passages });
  }

  limits(): Promise<ReadingLimits> {
    return Promise.resolve(this.readingLimits);
  }

  setLimits(limits: ReadingLimits): Promise<ReadingLimits> {
    this.readingLimits = readingLimits(limits);
    return Promise.resolve(this.readingLimits);
  }

  savePassages(format: TableFormat, place: SaveHandle | null): Promise<SavedFile> {
    this.tables.push({ format, hits: null });
    const { documents, passages } = this.status;
    return Promise.resolve({ content: place === null ? new Blob(['table']) : null, bytes: 5, documents, passages });
  }

  saveHits(answer: SearchAnswer, format: TableFormat): Promise<Blob> {
    this.tables.push({ format, hits: answer.hits.length });
    return Promise.resolve(new Blob(['table']));
  }

  restoreBackup(
    file: Blob,
    passphrase: string | null,
    onProgress: (progress: Progress) => void,
    signal: AbortSignal,
  ): Promise<RestoreReceipt> {
    return this.restore(file, passphrase, onProgress, signal);
  }

  /** What opening a pack comes to. */
  openedPack: EngineApi['openPack'] = (name) => Promise.resolve({ title: name, added: 1, isNew: true });

  openPack(...call: Parameters<EngineApi['openPack']>): Promise<PackReceipt> {
    return this.openedPack(...call);
  }

  refreshStorage(): Promise<void> {
    return Promise.resolve();
  }
}
