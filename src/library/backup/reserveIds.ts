import type { IDBPObjectStore, StoreNames } from 'idb';
import { contentId } from '../contentIds';
import { inTransaction } from '../inTransaction';
import { allBelow } from '../pathRanges';
import type { DocumentRecord, LibraryDatabase, LibrarySchema } from '../schema';
import type { BackedUpDocument } from './BackedUpDocument';
import { samePassages } from './samePassages';

type DocumentObjects = IDBPObjectStore<LibrarySchema, StoreNames<LibrarySchema>[], 'documents', 'readwrite'>;

/** Where a document of a pack is in the library, or will be. */
export interface Place {
  /** 0 of a document that is there with another content, or with other passages. */
  readonly id: number;
  /** Whether the id was reserved: nothing is under it yet. */
  readonly isNew: boolean;
}

/**
 * An id for each document of a pack: that of the same document in the library, else one that no other document will have,
 * even if this one is never written. Ids follow the order of the documents.
 *
 * @param source The one source of the pack.
 */
export async function reserveIds(
  database: LibraryDatabase,
  source: string,
  documents: readonly BackedUpDocument[],
): Promise<readonly Place[]> {
  return await inTransaction(database, ['documents', 'passages'], async (transaction) => {
    const store = transaction.objectStore('documents');
    const records = await store.index('bySourceAndPath').getAll(allBelow(source));
    const present = new Map(records.map((record) => [record.path, record]));
    const known = await Promise.all(
      documents.map(async (document) => {
        const existing = present.get(document.record.path);
        if (existing === undefined) return null;
        const passages = await transaction.objectStore('passages').get(contentId(existing, 'passagesOf'));
        const isSame = existing.contentHash === document.record.contentHash && passages !== undefined;
        return isSame && samePassages(passages, document) ? existing.id : 0;
      }),
    );
    let next = await reserve(store, known.filter((id) => id === null).length);
    return known.map((id) => (id === null ? { id: next++, isNew: true } : { id, isNew: false }));
  });
}

/** Takes ids from the store's key generator, which goes on behind the highest id there ever was; gives the first one. */
async function reserve(store: DocumentObjects, count: number): Promise<number> {
  if (count === 0) return 0;
  const first = await store.add({} as DocumentRecord);
  const last = first + count - 1;
  await store.put({ id: last } as DocumentRecord);
  await Promise.all([store.delete(first), store.delete(last)]);
  return first;
}
