import { openDB } from 'idb';
import type { LibrarySchema } from '../schema';

/** What the stores of a library hold, whichever documents use it. */
export interface StoredCounts {
  /** Parts of texts. */
  readonly texts: number;
  /** Documents' sets of passages. */
  readonly passages: number;
  /** Rows, by space. */
  readonly rows: Readonly<Record<string, number>>;
}

/** Counts what lies in the database itself. */
export async function countStored(name: string): Promise<StoredCounts> {
  const database = await openDB<LibrarySchema>(name);
  const transaction = database.transaction(['texts', 'passages', 'blocks']);
  const [texts, passages, blocks] = await Promise.all([
    transaction.objectStore('texts').count(),
    transaction.objectStore('passages').count(),
    transaction.objectStore('blocks').getAll(),
  ]);
  database.close();
  const rows: Record<string, number> = {};
  for (const block of blocks) rows[block.space] = (rows[block.space] ?? 0) + block.rows;
  return { texts, passages, rows };
}
