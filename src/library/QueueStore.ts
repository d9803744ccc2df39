import { inTransaction, type WriteTransaction } from './inTransaction';
import { keysAtOrBelow } from './keysAtOrBelow';
import { allBehind, allBelow, withAncestors } from './pathRanges';
import type { LibraryDatabase, QueuedFileRecord, SeenFileRecord } from './schema';

/** A file on its way into the queue. */
export type NewQueuedFile = Omit<QueuedFileRecord, 'id'>;

/** Numbers of one source's files in the queue. */
export interface QueueCounts {
  waiting: number;
  failed: number;
  skipped: number;
}

/** Keys read in one transaction where all of a source are: writes go between. */
const READ_AT_ONCE = 512;

/** Files that wait to be ingested, or could not be: on disk, so that ingest goes on after a restart. */
export class QueueStore {
  readonly #database: LibraryDatabase;

  constructor(database: LibraryDatabase) {
    this.#database = database;
  }

  /**
   * Queues files, and notes files as seen, in one transaction. A file of the same source and path that is still in the
   * queue is replaced, with those that an earlier archive at its path held.
   *
   * @throws LibraryError `full` when there is no room: then none of them is queued.
   */
  async add(files: readonly NewQueuedFile[], seen: readonly SeenFileRecord[] = []): Promise<void> {
    await inTransaction(this.#database, ['queue', 'files'], async (transaction) => {
      await Promise.all([
        addAll(transaction, files),
        ...seen.map((file) => transaction.objectStore('files').put(file)),
      ]);
    });
  }

  /**
   * Puts the files out of an archive in its place, all in one transaction; nothing when it was taken out meanwhile.
   *
   * @throws LibraryError `full` when there is no room: then the archive stays in the queue.
   */
  async replace(archive: number, files: readonly NewQueuedFile[]): Promise<void> {
    await inTransaction(this.#database, ['queue', 'files'], async (transaction) => {
      const queue = transaction.objectStore('queue');
      if ((await queue.getKey(archive)) === undefined) return;
      await queue.delete(archive);
      await addAll(transaction, files);
    });
  }

  /** Up to `limit` waiting files, oldest first, behind the file `after`. */
  async waiting(limit: number, after = 0): Promise<QueuedFileRecord[]> {
    const range = IDBKeyRange.bound(['waiting', after], ['waiting', Infinity], true);
    return await this.#database.getAllFromIndex('queue', 'byState', range, limit);
  }

  /** Takes a file out, such as one whose document did not change. */
  async remove(file: number): Promise<void> {
    await inTransaction(this.#database, ['queue'], async (transaction) => {
      await transaction.objectStore('queue').delete(file);
    });
  }

  /**
   * Marks a file as failed, unless it was taken out meanwhile. Its bytes are kept only for another try; a file whose bytes
   * were lost is no longer seen, so that the next import of its folder reads it again.
   */
  async fail(file: number, failure: { code: string; message: string; keepContent: boolean }): Promise<void> {
    await inTransaction(this.#database, ['queue', 'files'], async (transaction) => {
      const queue = transaction.objectStore('queue');
      const record = await queue.get(file);
      if (!record) return;
      const { content, ...rest } = record;
      if (content === undefined) await forgetSeen(transaction, [record]);
      const kept = failure.keepContent && content !== undefined ? { content } : {};
      const { code, message } = failure;
      await queue.put({ ...rest, ...kept, state: 'failed', code, message });
    });
  }

  /** Files of a source that failed or were skipped, by path. */
  async failures(source: string): Promise<QueuedFileRecord[]> {
    const [failed, skipped] = await Promise.all([
      this.#database.getAllFromIndex('queue', 'bySourceAndState', [source, 'failed']),
      this.#database.getAllFromIndex('queue', 'bySourceAndState', [source, 'skipped']),
    ]);
    return [...failed, ...skipped].toSorted((a, b) => (a.path < b.path ? -1 : 1));
  }

  /** Puts failed files whose bytes are still there back in the queue; gives their number. */
  async retry(source: string): Promise<number> {
    return await inTransaction(this.#database, ['queue'], async (transaction) => {
      const queue = transaction.objectStore('queue');
      let retried = 0;
      for (const file of await queue.index('bySourceAndState').getAll([source, 'failed'])) {
        if (file.content === undefined) continue;
        const { code: _code, message: _message, ...rest } = file;
        await queue.put({ ...rest, state: 'waiting' });
        retried += 1;
      }
      return retried;
    });
  }

  /**
   * Puts failed files of all sources with one of these codes back in the queue; those whose bytes are gone are forgotten to
   * have been seen, so that the next sync or import of their folder reads them again.
   */
  async retryOf(codes: readonly string[]): Promise<void> {
    await inTransaction(this.#database, ['queue', 'files'], async (transaction) => {
      const queue = transaction.objectStore('queue');
      const failed = IDBKeyRange.bound(['failed', 0], ['failed', Infinity]);
      for (let file = await queue.index('byState').openCursor(failed); file; file = await file.continue()) {
        const { code = '', message: _message, ...rest } = file.value;
        if (!codes.includes(code)) continue;
        if (rest.content === undefined) await forgetSeen(transaction, [rest]);
        else await file.update({ ...rest, state: 'waiting' });
      }
    });
  }

  /** Takes the files of a source out that are in one of these states. */
  async removeOf(source: string, states: readonly QueuedFileRecord['state'][]): Promise<void> {
    await inTransaction(this.#database, ['queue'], async (transaction) => {
      const queue = transaction.objectStore('queue');
      for (const state of states) {
        const files = await queue.index('bySourceAndState').getAllKeys([source, state]);
        await Promise.all(files.map((file) => queue.delete(file)));
      }
    });
  }

  /** Takes all waiting files of all sources out, and forgets that they were seen: another import reads them again. */
  async removeWaiting(): Promise<void> {
    await inTransaction(this.#database, ['queue', 'files'], async (transaction) => {
      const queue = transaction.objectStore('queue');
      const range = IDBKeyRange.bound(['waiting', 0], ['waiting', Infinity]);
      for (let file = await queue.index('byState').openCursor(range); file; file = await file.continue()) {
        await forgetSeen(transaction, [file.value]);
        await file.delete();
      }
    });
  }

  /** Paths of a source's files in the queue, ascending; the files themselves are not read. */
  async paths(source: string): Promise<string[]> {
    const paths: string[] = [];
    const index = this.#database.transaction('queue').store.index('bySourceAndPath');
    for (let file = await index.openKeyCursor(allBelow(source)); file; file = await file.continue()) {
      paths.push(file.key[1]);
    }
    return paths;
  }

  /** Paths of a source's files that wait, ascending; the files themselves, which may be large, are not read. */
  async waitingPaths(source: string): Promise<string[]> {
    const waiting = new Set(await this.#database.getAllKeysFromIndex('queue', 'bySourceAndState', [source, 'waiting']));
    const paths: string[] = [];
    let range: IDBKeyRange | null = waiting.size === 0 ? null : allBelow(source);
    while (range !== null) {
      const index = this.#database.transaction('queue').store.index('bySourceAndPath');
      let last: string | null = null;
      let read = 0;
      for (let file = await index.openKeyCursor(range); file && read < READ_AT_ONCE; file = await file.continue()) {
        [, last] = file.key;
        read += 1;
        if (waiting.has(file.primaryKey)) paths.push(last);
      }
      range = last === null ? null : allBehind(source, last);
    }
    return paths;
  }

  /** Numbers of one source's files; the files themselves are not read. */
  async counts(source: string): Promise<QueueCounts> {
    const index = this.#database.transaction('queue').store.index('bySourceAndState');
    const [waiting, failed, skipped] = await Promise.all([
      index.count([source, 'waiting']),
      index.count([source, 'failed']),
      index.count([source, 'skipped']),
    ]);
    return { waiting, failed, skipped };
  }
}

async function addAll(
  transaction: WriteTransaction<'queue' | 'files'>,
  files: readonly NewQueuedFile[],
): Promise<void> {
  const queue = transaction.objectStore('queue');
  // Of files with the same place the last counts.
  const added = [...new Map(files.map((file) => [JSON.stringify([file.source, file.path]), file])).values()];
  const replaced = await keysAtOrBelow(queue.index('bySourceAndPath'), added);
  await Promise.all([
    ...Array.from(new Set(replaced.flat()), (earlier) => queue.delete(earlier)),
    ...added.map((file) => queue.add(file as QueuedFileRecord)),
  ]);
}

/** A file out of an archive was seen as the archive. */
async function forgetSeen(
  transaction: WriteTransaction<'queue' | 'files'>,
  files: readonly Pick<QueuedFileRecord, 'source' | 'path'>[],
): Promise<void> {
  const seen = transaction.objectStore('files');
  await Promise.all(
    files.flatMap(({ source, path }) => withAncestors(path).map((each) => seen.delete([source, each]))),
  );
}
