import type { IDBPTransaction, StoreNames } from 'idb';
import { isOutOfSpace, LibraryError } from './LibraryError';
import { renewLog } from './renewLog';
import type { LibraryDatabase, LibrarySchema } from './schema';

type Names = StoreNames<LibrarySchema>;

/** A read-write transaction over some of the library's stores. */
export type WriteTransaction<Name extends Names> = IDBPTransaction<LibrarySchema, Name[], 'readwrite'>;

/**
 * Runs `work` in one transaction: everything it writes is committed when this resolves, and nothing when it rejects.
 *
 * IndexedDB by itself commits what was written before an exception, hence the abort.
 *
 * @throws LibraryError `full` when the browser has no room left.
 */
export async function inTransaction<Name extends Names, Result>(
  database: LibraryDatabase,
  stores: readonly Name[],
  work: (transaction: WriteTransaction<Name>) => Promise<Result>,
): Promise<Result> {
  const renewal = renewLog(database);
  if (renewal !== null) await renewal;
  const transaction = database.transaction([...stores], 'readwrite');
  try {
    const result = await work(transaction);
    await transaction.done;
    return result;
  } catch (error) {
    const full = isOutOfSpace(error) || isOutOfSpace(transaction.error);
    transaction.done.catch(() => undefined);
    try {
      transaction.abort();
    } catch {
      // It has already ended: an abort by the browser is what brought us here.
    }
    throw full ? LibraryError.full(error) : error;
  }
}
