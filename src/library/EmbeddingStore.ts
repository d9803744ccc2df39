import type { ArrivingDocuments } from './backup/ArrivingDocuments';
import { allOfSpace, readableRows, type BlockKey } from './blockTransactions';
import { appendRows } from './appendRows';
import { contentId, sharedContents } from './contentIds';
import { DamagedBlockError } from './DamagedBlockError';
import { unpackBlock, type EmbeddingRows } from './embeddingBlock';
import { filterRows, shareOut } from './embeddingRows';
import { inTransaction } from './inTransaction';
import { readBytes } from './keptBytes';
import { readAhead } from './readAhead';
import type { LibraryDatabase } from './schema';
import { readSpares } from './spareRows';

/** Blocks that the browser reads while the ones before them are used. */
const READ_AHEAD = 8;

/** Packed embeddings, keyed by space. */
export class EmbeddingStore {
  readonly #database: LibraryDatabase;
  readonly #arriving: ArrivingDocuments;

  constructor(database: LibraryDatabase, arriving: ArrivingDocuments) {
    this.#database = database;
    this.#arriving = arriving;
  }

  /**
   * The rows of a space, block by block, in the order in which they were added; rows that copies share, for each copy. Rows
   * that are moved meanwhile, because another tab merges blocks or brings copies together, come at the end: some of them for
   * a second time.
   *
   * A damaged block is passed over and reported: its documents then lack rows in the space.
   */
  async *rows(
    space: string,
    onDamage: (block: BlockKey, error: DamagedBlockError) => void,
  ): AsyncGenerator<EmbeddingRows> {
    const read = async (key: BlockKey) => {
      const record = await this.#database.get('blocks', key);
      return record && { bytes: await readBytes(record.buffer) };
    };
    const known = new Set<string>();
    const kept = new Map<number, number>();
    for (let isWhole = false, isFirst = true; !isWhole; isFirst = false) {
      isWhole = true;
      const transaction = this.#database.transaction(['documents', 'blocks']);
      const [users, listed] = await Promise.all([
        sharedContents(transaction.objectStore('documents'), 'passagesOf'),
        transaction.objectStore('blocks').getAllKeys(allOfSpace(space)),
      ]);
      const moved = [...users].flatMap(([id, documents]) => documents.filter((document) => kept.get(document) !== id));
      for (const [id, documents] of users) for (const document of documents) kept.set(document, id);
      const keys = listed.filter((key) => !known.has(key.join()));
      for (const key of keys) known.add(key.join());
      for await (const [key, record] of readAhead(keys, read, READ_AHEAD)) {
        isWhole &&= record !== undefined;
        if (!record) continue;
        try {
          if (record.bytes === null) throw new DamagedBlockError('the browser has lost it');
          yield shareOut(unpackBlock(space, record.bytes), users);
        } catch (error) {
          if (!(error instanceof DamagedBlockError)) throw error;
          onDamage(key, error);
        }
      }
      if (!isFirst) yield* await this.rowsOf(space, moved);
    }
  }

  /** The rows of some documents in a space; none of a damaged block. A block that holds those of many is read once. */
  async rowsOf(space: string, documents: readonly number[]): Promise<EmbeddingRows[]> {
    const arriving = documents.filter((document) => this.#arriving.has(document));
    const found = arriving.flatMap((document) => this.#arriving.rows(document, space) ?? []);
    const transaction = this.#database.transaction(['documents', 'blocks']);
    const blocks = transaction.objectStore('blocks');
    const users = new Map<number, number[]>();
    await Promise.all(
      documents.map(async (document) => {
        if (arriving.includes(document)) return;
        const record = await transaction.objectStore('documents').get(document);
        if (!record) return;
        const id = contentId(record, 'passagesOf');
        users.set(id, [...(users.get(id) ?? []), document]);
      }),
    );
    const keysOf = await Promise.all([...users.keys()].map((id) => blocks.index('byDocument').getAllKeys(id)));
    const keys = new Map(keysOf.flat().flatMap((key) => (key[0] === space ? [[key[1], key]] : [])));
    for (const key of keys.values()) {
      const block = await blocks.get(key);
      const rows = block && readableRows(block);
      if (rows)
        found.push(
          shareOut(
            filterRows(rows, (id) => users.has(id)),
            users,
          ),
        );
    }
    return found;
  }

  /** Removes one block, such as a damaged one. */
  async removeBlock(block: BlockKey): Promise<void> {
    await inTransaction(this.#database, ['blocks'], (transaction) => transaction.objectStore('blocks').delete(block));
  }

  /** Adds rows to a space, for passages that have none there yet: see `appendRows`. */
  async append(space: string, rows: EmbeddingRows): Promise<EmbeddingRows> {
    return await inTransaction(this.#database, ['documents', 'blocks'], (transaction) =>
      appendRows(transaction.objectStore('documents'), transaction.objectStore('blocks'), space, rows),
    );
  }

  /** Rows of removed passages in a space; `documents` and `passages` hold the halves of the passages' hashes. */
  async spares(space: string): Promise<EmbeddingRows[]> {
    return await readSpares(this.#database, space);
  }

  /** Names of all spaces with rows. */
  async spaces(): Promise<string[]> {
    const keys = await this.#database.getAllKeys('blocks');
    return [...new Set(keys.map(([space]) => space))];
  }

  /** Removes all rows of a space. */
  async removeSpace(space: string): Promise<void> {
    await inTransaction(this.#database, ['blocks', 'spares'], async (transaction) => {
      await transaction.objectStore('blocks').delete(allOfSpace(space));
      await transaction.objectStore('spares').delete(allOfSpace(space));
    });
  }
}
