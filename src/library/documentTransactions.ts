import { removeRows } from './blockTransactions';
import { contentId, usersOf, type SharedContent } from './contentIds';
import type { WriteTransaction } from './inTransaction';
import { keysAtOrBelow } from './keysAtOrBelow';
import type { DocumentRecord } from './schema';
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
 * Within a transaction: takes the files that new documents come from out of the queue, and removes what these take the
 * places of. Gives for each, in order, what that was; null when its file is no longer in the queue.
 *
 * @param copied The document that the new ones are to be copies of: its content stays, even when it makes room itself.
 */
export async function makeRoom(
  transaction: DocumentTransaction,
  arrivals: readonly (Arrival & { readonly queuedFile: number })[],
  copied?: DocumentRecord,
): Promise<(readonly number[] | null)[]> {
  const [present, queued] = await Promise.all([
    keysAtOrBelow(transaction.objectStore('documents').index('bySourceAndPath'), arrivals),
    leaveQueue(transaction, new Set(arrivals.map(({ queuedFile }) => queuedFile))),
  ]);
  const replaced = present.map((documents, at) => (queued.has(arrivals[at]!.queuedFile) ? documents : null));
  const removed = new Set(replaced.flatMap((documents) => documents ?? []));
  const spareSpaces = new Set(arrivals.flatMap((arrival) => arrival.spareSpaces));
  if (removed.size > 0) await removeDocuments(transaction, [...removed], [...spareSpaces], copied);
  return replaced;
}

/** Within a transaction: takes files out of the queue; gives those that were there. */
async function leaveQueue(transaction: DocumentTransaction, files: ReadonlySet<number>): Promise<ReadonlySet<number>> {
  const queue = transaction.objectStore('queue');
  const range = IDBKeyRange.bound(Math.min(...files), Math.max(...files));
  const queued = await queue.getAllKeys(range);
  const there = queued.filter((file) => files.has(file));
  // Most often they are all that lies there: for many single ones, most of the time would go by between the answers.
  if (there.length === queued.length && there.length > 0) await queue.delete(range);
  else await Promise.all(there.map((file) => queue.delete(file)));
  return new Set(there);
}

/**
 * Within a transaction: removes documents with all that belongs to them; what they share with others stays.
 *
 * @param copied A document whose content stays in any case.
 */
export async function removeDocuments(
  transaction: DocumentTransaction,
  documents: readonly number[],
  spareSpaces: readonly string[],
  copied?: DocumentRecord,
): Promise<void> {
  const records = transaction.objectStore('documents');
  const removed = await Promise.all(
    documents.map(async (document) => {
      const [record] = await Promise.all([records.get(document), records.delete(document)]);
      return record;
    }),
  );
  const leftOver = async (content: SharedContent): Promise<number[]> => {
    const ids = new Set(removed.flatMap((record) => (record ? contentId(record, content) : [])));
    if (copied) ids.delete(contentId(copied, content));
    const unused = async (id: number) => ((await usersOf(records, content, id)).length === 0 ? [id] : []);
    return (await Promise.all([...ids].map(unused))).flat();
  };
  const [texts, passages] = await Promise.all([leftOver('textOf'), leftOver('passagesOf')]);
  await Promise.all([
    ...texts.map((id) => deleteText(transaction, id)),
    dropPassages(transaction, passages, spareSpaces),
  ]);
}

/** Within a transaction: deletes the text that is kept under an id. */
export async function deleteText(transaction: DocumentTransaction, id: number): Promise<void> {
  await transaction.objectStore('texts').delete(IDBKeyRange.bound([id, 0], [id, Infinity]));
}

/** Deletes the passages and rows that are kept under some ids. */
async function dropPassages(
  transaction: DocumentTransaction,
  ids: readonly number[],
  spareSpaces: readonly string[],
): Promise<void> {
  const store = transaction.objectStore('passages');
  const passages = await Promise.all(ids.map((id) => store.get(id)));
  const [removed] = await Promise.all([
    removeRows(transaction.objectStore('blocks'), new Set(ids)),
    ...ids.map((id) => store.delete(id)),
  ]);
  const known = passages.filter((record) => record !== undefined);
  for (const space of spareSpaces) {
    await putSpares(transaction.objectStore('spares'), space, removed.get(space) ?? [], known);
  }
}
