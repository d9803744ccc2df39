import { removeRows } from './blockTransactions';
import type { WriteTransaction } from './inTransaction';
import { allBelow } from './pathRanges';
import { putSpares } from './spareRows';

/** The stores that a document, what it came from and what is left of it lie in. */
export const documentStores = ['documents', 'texts', 'passages', 'blocks', 'queue', 'spares', 'files'] as const;

export type DocumentTransaction = WriteTransaction<(typeof documentStores)[number]>;

/** A document on its way in. */
export interface Arrival {
  readonly source: string;
  readonly path: string;
  /** Spaces in which the rows of replaced documents are kept. */
  readonly spareSpaces: readonly string[];
}

/**
 * Within a transaction: removes what new documents take the places of. Gives for each, in order, what that was; null when
 * its file is no longer in the queue.
 */
export async function makeRoom(
  transaction: DocumentTransaction,
  arrivals: readonly (Arrival & { readonly queuedFile: number })[],
): Promise<(readonly number[] | null)[]> {
  const index = transaction.objectStore('documents').index('bySourceAndPath');
  const replaced = await Promise.all(
    arrivals.map(async ({ source, path, queuedFile }) => {
      const [queued, exact, unpacked] = await Promise.all([
        transaction.objectStore('queue').getKey(queuedFile),
        index.getAllKeys([source, path]),
        index.getAllKeys(allBelow(source, path)),
      ]);
      return queued === undefined ? null : [...exact, ...unpacked];
    }),
  );
  const removed = new Set(replaced.flatMap((documents) => documents ?? []));
  const spareSpaces = new Set(arrivals.flatMap((arrival) => arrival.spareSpaces));
  if (removed.size > 0) await removeDocuments(transaction, [...removed], [...spareSpaces]);
  return replaced;
}

/** Within a transaction: removes documents with all that belongs to them. */
export async function removeDocuments(
  transaction: DocumentTransaction,
  documents: readonly number[],
  spareSpaces: readonly string[],
): Promise<void> {
  const passages = await Promise.all(documents.map((document) => transaction.objectStore('passages').get(document)));
  const [removed] = await Promise.all([
    removeRows(transaction.objectStore('blocks'), new Set(documents)),
    ...documents.flatMap((document) => [
      transaction.objectStore('documents').delete(document),
      transaction.objectStore('texts').delete(IDBKeyRange.bound([document, 0], [document, Infinity])),
      transaction.objectStore('passages').delete(document),
    ]),
  ]);
  const known = passages.filter((record) => record !== undefined);
  for (const space of spareSpaces) {
    await putSpares(transaction.objectStore('spares'), space, removed.get(space) ?? [], known);
  }
}
