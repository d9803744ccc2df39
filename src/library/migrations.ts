import type { IDBPDatabase, IDBPTransaction } from 'idb';

/** What a migration may touch. Untyped on purpose: old versions of the schema no longer have types. */
interface Upgrade {
  readonly database: IDBPDatabase;
  readonly transaction: IDBPTransaction<unknown, string[], 'versionchange'>;
}

/**
 * `migrations[n]` takes a library from version n to n + 1. A released migration is never changed: a change of the schema
 * is a new entry at the end. All of them run in one transaction: a library is migrated wholly or not at all.
 */
const migrations: readonly (({ database, transaction }: Upgrade) => void)[] = [
  function createStores({ database }) {
    database.createObjectStore('sources', { keyPath: 'id' });
    const documents = database.createObjectStore('documents', { keyPath: 'id', autoIncrement: true });
    documents.createIndex('bySourceAndPath', ['source', 'path'], { unique: true });
    database.createObjectStore('texts', { keyPath: ['document', 'part'] });
    database.createObjectStore('passages', { keyPath: 'document' });
    const blocks = database.createObjectStore('blocks', { keyPath: ['space', 'sequence', 'rows'] });
    blocks.createIndex('byDocument', 'documents', { multiEntry: true });
    const queue = database.createObjectStore('queue', { keyPath: 'id', autoIncrement: true });
    queue.createIndex('byState', ['state', 'id']);
    queue.createIndex('bySourceAndState', ['source', 'state']);
    queue.createIndex('bySourceAndPath', ['source', 'path'], { unique: true });
  },
  function createSettingsAndSpares({ database }) {
    database.createObjectStore('settings', { keyPath: 'name' });
    database.createObjectStore('spares', { keyPath: ['space', 'sequence', 'rows'] });
  },
  function createFiles({ database }) {
    database.createObjectStore('files', { keyPath: ['source', 'path'] });
  },
  function createWords({ database }) {
    database.createObjectStore('words', { keyPath: 'id', autoIncrement: true });
  },
  function indexCopies({ transaction }) {
    const documents = transaction.objectStore('documents');
    documents.createIndex('byTextOf', 'textOf');
    documents.createIndex('byPassagesOf', 'passagesOf');
  },
  function keepBytesAsBlobs() {
    // Nothing is rewritten. Earlier versions would take blocks and words that are Blobs for damaged ones.
  },
];

/** The version that this build writes. */
export const LIBRARY_VERSION = migrations.length;

/** Takes a library from `from` (0: none yet) to `to`. */
export function migrate(upgrade: Upgrade, from: number, to: number): void {
  for (const migration of migrations.slice(from, to)) migration(upgrade);
}
