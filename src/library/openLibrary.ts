import { deleteDB, openDB } from 'idb';
import { ArrivingDocuments } from './backup/ArrivingDocuments';
import { BackupStore } from './backup/BackupStore';
import { DocumentStore } from './DocumentStore';
import { EmbeddingStore } from './EmbeddingStore';
import { LibraryError } from './LibraryError';
import { LIBRARY_VERSION, migrate } from './migrations';
import { QueueStore } from './QueueStore';
import type { LibrarySchema } from './schema';
import { SeenFileStore } from './SeenFileStore';
import { SettingsStore } from './SettingsStore';
import { TextStore } from './TextStore';
import { WordStore } from './WordStore';

/** Everything kept in this browser. */
export interface Library {
  readonly documents: DocumentStore;
  readonly texts: TextStore;
  readonly embeddings: EmbeddingStore;
  readonly words: WordStore;
  readonly queue: QueueStore;
  readonly files: SeenFileStore;
  readonly settings: Pick<SettingsStore, 'get' | 'put'>;
  readonly backup: BackupStore;
  /** Lets go of the library; it can be opened again. */
  close(): void;
  /** Removes everything from this browser and closes. */
  deleteEverything(): Promise<void>;
}

/** Why an open library was closed without `close` being called. */
export type LibraryLoss =
  /** Another tab runs a newer version of the app, which needs to change the library. */
  | 'newer-version'
  /** Another tab deleted everything. */
  | 'deleted'
  /** The browser closed it, such as when the person cleared the site's storage. */
  | 'terminated';

export interface OpenLibraryOptions {
  /** Name of the IndexedDB database. */
  readonly name: string;
  /** Another tab keeps an older version of the library open; opening goes on once it lets go. */
  readonly onBlocked?: () => void;
  /** The library was closed from outside; nothing committed is lost. */
  readonly onLost?: (loss: LibraryLoss) => void;
}

/**
 * Opens the library, making or migrating it where needed.
 *
 * @throws LibraryError when it was made by a newer version of the app, or when the browser refuses storage.
 */
export async function openLibrary({ name, onBlocked, onLost }: OpenLibraryOptions): Promise<Library> {
  let closing = false;
  const lost = (loss: LibraryLoss): void => {
    if (!closing) onLost?.(loss);
    closing = true;
  };
  const database = await openDB<LibrarySchema>(name, LIBRARY_VERSION, {
    upgrade: (upgraded, from, to, transaction) =>
      migrate({ database: upgraded as never, transaction: transaction as never }, from, to ?? LIBRARY_VERSION),
    blocked: () => onBlocked?.(),
    blocking: (_current, wanted) => {
      // Holding on would block the other tab for good.
      database.close();
      lost(wanted === null ? 'deleted' : 'newer-version');
    },
    terminated: () => lost('terminated'),
  }).catch((cause: unknown) => {
    throw LibraryError.fromOpening(cause);
  });
  const close = (): void => {
    closing = true;
    database.close();
  };
  const arriving = new ArrivingDocuments();
  const texts = new TextStore(database, arriving);
  return {
    documents: new DocumentStore(database, arriving, texts),
    texts,
    embeddings: new EmbeddingStore(database, arriving),
    words: new WordStore(database),
    queue: new QueueStore(database),
    files: new SeenFileStore(database),
    settings: new SettingsStore(database),
    backup: new BackupStore(database, arriving),
    close,
    deleteEverything: async () => {
      close();
      await deleteDB(name);
    },
  };
}
