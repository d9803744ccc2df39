import type { IDBPObjectStore, StoreNames } from 'idb';
import { allOfSpace, readableRows } from './blockTransactions';
import { packBlock, type EmbeddingRows } from './embeddingBlock';
import { filterRows } from './embeddingRows';
import type { LibraryDatabase, LibrarySchema, PassagesRecord } from './schema';

type SpareStore = IDBPObjectStore<LibrarySchema, StoreNames<LibrarySchema>[], 'spares', 'readwrite'>;

/** Rows kept of removed passages, in each space: about 8 MB at 384 dimensions. The oldest are dropped first. */
const MOST_ROWS = 20_000;

/**
 * Within a transaction: keeps rows of passages that are being removed, labelled with their hashes in place of document
 * (high half) and passage (low half), so that a passage that comes back is not encoded again.
 */
export async function putSpares(
  spares: SpareStore,
  space: string,
  removed: readonly EmbeddingRows[],
  passages: readonly PassagesRecord[],
): Promise<void> {
  const hashesOf = new Map(passages.map(({ document, hashes }) => [document, hashes]));
  const keys = await spares.getAllKeys(allOfSpace(space));
  let sequence = (keys.at(-1)?.[1] ?? 0) + 1;
  let count = keys.reduce((sum, [, , rows]) => sum + rows, 0);
  for (const each of removed) {
    const hashed = filterRows(each, (document) => hashesOf.get(document) !== undefined);
    if (hashed.scales.length === 0) continue;
    for (let row = 0; row < hashed.scales.length; row++) {
      const hashes = hashesOf.get(hashed.documents[row]!)!;
      const position = 2 * hashed.passages[row]!;
      hashed.documents[row] = hashes[position]!;
      hashed.passages[row] = hashes[position + 1]!;
    }
    const rows = hashed.scales.length;
    await spares.put({ space, sequence, rows, documents: [], buffer: packBlock(space, hashed) });
    sequence += 1;
    count += rows;
  }
  for (const key of keys) {
    if (count <= MOST_ROWS) break;
    await spares.delete(key);
    count -= key[2];
  }
}

/** The kept rows of a space; `documents` and `passages` hold the halves of the passages' hashes. */
export async function readSpares(database: LibraryDatabase, space: string): Promise<EmbeddingRows[]> {
  const records = await database.getAll('spares', allOfSpace(space));
  return records.flatMap((record) => readableRows(record) ?? []);
}
