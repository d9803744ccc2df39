import { allOfSpace, appendBlocks, readableRows, removeRows } from './blockTransactions';
import { DamagedBlockError } from './DamagedBlockError';
import { unpackBlock, type EmbeddingRows } from './embeddingBlock';
import { filterRows } from './embeddingRows';
import { inTransaction } from './inTransaction';
import type { LibraryDatabase } from './schema';

/** Packed embeddings, keyed by space. */
export class EmbeddingStore {
  readonly #database: LibraryDatabase;

  constructor(database: LibraryDatabase) {
    this.#database = database;
  }

  /**
   * The rows of a space, block by block, in the order in which they were added.
   *
   * A damaged block is passed over and reported: its documents then lack rows in the space.
   */
  async *rows(
    space: string,
    onDamage: (block: number, error: DamagedBlockError) => void,
  ): AsyncGenerator<EmbeddingRows> {
    for (const id of await this.#database.getAllKeysFromIndex('blocks', 'bySpace', allOfSpace(space))) {
      const record = await this.#database.get('blocks', id);
      if (!record) continue;
      try {
        yield unpackBlock(space, record.buffer);
      } catch (error) {
        if (!(error instanceof DamagedBlockError)) throw error;
        onDamage(id, error);
      }
    }
  }

  /** The rows of one document in a space; none of a damaged block. */
  async rowsOf(space: string, document: number): Promise<EmbeddingRows[]> {
    const blocks = await this.#database.getAllFromIndex('blocks', 'byDocument', document);
    return blocks
      .filter((block) => block.space === space)
      .flatMap((block) => readableRows(block) ?? [])
      .map((rows) => filterRows(rows, (other) => other === document));
  }

  /** Removes one block, such as a damaged one. */
  async removeBlock(block: number): Promise<void> {
    await this.#database.delete('blocks', block);
  }

  /**
   * Puts the rows of a document that is already in the library in place of those it had in the space. Gives false, with
   * nothing written, when the document was removed meanwhile.
   */
  async put(space: string, document: number, rows: EmbeddingRows): Promise<boolean> {
    return await inTransaction(this.#database, ['documents', 'blocks'], async (transaction) => {
      const exists = (await transaction.objectStore('documents').getKey(document)) !== undefined;
      if (!exists) return false;
      const blocks = transaction.objectStore('blocks');
      await removeRows(blocks, new Set([document]), space);
      await appendBlocks(blocks, space, rows);
      return true;
    });
  }

  /** Names of all spaces with rows. */
  async spaces(): Promise<string[]> {
    const spaces: string[] = [];
    const index = this.#database.transaction('blocks').store.index('bySpace');
    let cursor = await index.openKeyCursor();
    while (cursor) {
      const [space] = cursor.key;
      spaces.push(space);
      cursor = await cursor.continue([space, Infinity, Infinity]);
    }
    return spaces;
  }

  /** Removes all rows of a space. */
  async removeSpace(space: string): Promise<void> {
    await inTransaction(this.#database, ['blocks'], async (transaction) => {
      const blocks = transaction.objectStore('blocks');
      for (const id of await blocks.index('bySpace').getAllKeys(allOfSpace(space))) await blocks.delete(id);
    });
  }
}
