import type { ArrivingDocuments } from './backup/ArrivingDocuments';
import { allOfSpace, appendBlocks, readableRows, type BlockKey } from './blockTransactions';
import { DamagedBlockError } from './DamagedBlockError';
import { unpackBlock, type EmbeddingRows } from './embeddingBlock';
import { filterRows } from './embeddingRows';
import { inTransaction } from './inTransaction';
import { readAhead } from './readAhead';
import type { LibraryDatabase } from './schema';
import { readSpares } from './spareRows';

/** Blocks that the browser reads while the ones before them are used. */
const READ_AHEAD = 4;

/** Packed embeddings, keyed by space. */
export class EmbeddingStore {
  readonly #database: LibraryDatabase;
  readonly #arriving: ArrivingDocuments;

  constructor(database: LibraryDatabase, arriving: ArrivingDocuments) {
    this.#database = database;
    this.#arriving = arriving;
  }

  /**
   * The rows of a space, block by block, in the order in which they were added.
   *
   * A damaged block is passed over and reported: its documents then lack rows in the space.
   */
  async *rows(
    space: string,
    onDamage: (block: BlockKey, error: DamagedBlockError) => void,
  ): AsyncGenerator<EmbeddingRows> {
    const keys = await this.#database.getAllKeys('blocks', allOfSpace(space));
    const read = (key: BlockKey) => this.#database.get('blocks', key);
    for await (const [key, record] of readAhead(keys, read, READ_AHEAD)) {
      if (!record) continue;
      try {
        yield unpackBlock(space, record.buffer);
      } catch (error) {
        if (!(error instanceof DamagedBlockError)) throw error;
        onDamage(key, error);
      }
    }
  }

  /** The rows of one document in a space; none of a damaged block. */
  async rowsOf(space: string, document: number): Promise<EmbeddingRows[]> {
    if (this.#arriving.has(document)) {
      const rows = this.#arriving.rows(document, space);
      return rows ? [rows] : [];
    }
    const blocks = await this.#database.getAllFromIndex('blocks', 'byDocument', document);
    return blocks
      .filter((block) => block.space === space)
      .flatMap((block) => readableRows(block) ?? [])
      .map((rows) => filterRows(rows, (other) => other === document));
  }

  /** Removes one block, such as a damaged one. */
  async removeBlock(block: BlockKey): Promise<void> {
    await this.#database.delete('blocks', block);
  }

  /**
   * Adds rows to a space, for passages that have none there yet. Gives the rows that were added: those of documents
   * removed meanwhile are left out.
   */
  async append(space: string, rows: EmbeddingRows): Promise<EmbeddingRows> {
    return await inTransaction(this.#database, ['documents', 'blocks'], async (transaction) => {
      const documents = transaction.objectStore('documents');
      const present = new Set<number>();
      for (const document of new Set(rows.documents)) {
        if ((await documents.getKey(document)) !== undefined) present.add(document);
      }
      const kept = filterRows(rows, (document) => present.has(document));
      if (kept.scales.length > 0) await appendBlocks(transaction.objectStore('blocks'), space, kept);
      return kept;
    });
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
