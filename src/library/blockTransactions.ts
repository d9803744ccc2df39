import type { IDBPObjectStore, StoreNames } from 'idb';
import { BLOCK_ROWS, blocksToMerge } from './blocksToMerge';
import { DamagedBlockError } from './DamagedBlockError';
import { packBlock, unpackBlock, type EmbeddingRows } from './embeddingBlock';
import { filterRows, joinRows, sliceRows } from './embeddingRows';
import { keptBytes, readBytesInTransaction } from './keptBytes';
import type { BlockRecord, LibrarySchema } from './schema';

export type BlockStore = IDBPObjectStore<LibrarySchema, StoreNames<LibrarySchema>[], 'blocks', 'readwrite'>;

/** The key of a block; `rows` is in it so that the sizes of all blocks are read without their buffers. */
export type BlockKey = [space: string, sequence: number, rows: number];

/** Keys of the blocks of one space, in the order in which their rows were added. */
export function allOfSpace(space: string): IDBKeyRange {
  return IDBKeyRange.bound([space], [space, []]);
}

/** Within a transaction: adds rows behind those of their space, merged with the blocks before them when those are many. */
export async function appendBlocks(blocks: BlockStore, space: string, added: EmbeddingRows): Promise<void> {
  const keys = await blocks.getAllKeys(allOfSpace(space));
  const lastFull = keys.findLastIndex(([, , rows]) => rows >= BLOCK_ROWS);
  const unfilled = keys.slice(lastFull + 1);
  const sizes = [added.scales.length, ...unfilled.map(([, , rows]) => rows).toReversed()];
  // The newest of the sizes is that of the rows being added, which are in no block yet.
  const merged = unfilled.slice(unfilled.length - Math.max(0, blocksToMerge(sizes) - 1));
  const sequence = merged[0]?.[1] ?? (keys.at(-1)?.[1] ?? 0) + 1;
  const records = merged.length === 0 ? [] : await blocks.getAll(IDBKeyRange.bound(merged[0], merged.at(-1)));
  const rows = joinRows([...records.flatMap((record) => readableRows(record) ?? []), added], added.dimensions);
  await Promise.all([...merged.map((key) => blocks.delete(key)), putRows(blocks, space, sequence, rows)]);
}

/**
 * Within a transaction: rewrites every block that holds rows of these documents without them.
 *
 * @returns the rows that were removed, by space.
 */
export async function removeRows(
  blocks: BlockStore,
  documents: ReadonlySet<number>,
): Promise<ReadonlyMap<string, readonly EmbeddingRows[]>> {
  const removed = new Map<string, EmbeddingRows[]>();
  const touched = new Map<string, BlockKey>();
  const keysOf = await Promise.all([...documents].map((document) => blocks.index('byDocument').getAllKeys(document)));
  for (const key of keysOf.flat()) {
    touched.set(JSON.stringify(key), key);
  }
  for (const key of touched.values()) {
    const record = await blocks.get(key);
    const rows = record && readableRows(record);
    await blocks.delete(key);
    if (rows) {
      const kept = filterRows(rows, (document) => !documents.has(document));
      await putRows(blocks, key[0], key[1], kept);
      const gone = filterRows(rows, (document) => documents.has(document));
      removed.set(key[0], [...(removed.get(key[0]) ?? []), gone]);
    }
  }
  return removed;
}

/** The rows of a block; null when it is damaged: its documents are then found to lack rows, and are encoded again. */
export function readableRows({ space, buffer }: BlockRecord): EmbeddingRows | null {
  const bytes = readBytesInTransaction(buffer);
  if (bytes === null) return null;
  try {
    return unpackBlock(space, bytes);
  } catch (error) {
    if (error instanceof DamagedBlockError) return null;
    throw error;
  }
}

async function putRows(blocks: BlockStore, space: string, first: number, rows: EmbeddingRows): Promise<void> {
  const puts: Promise<unknown>[] = [];
  for (let from = 0; from < rows.scales.length; from += BLOCK_ROWS) {
    const slice = sliceRows(rows, from, Math.min(rows.scales.length, from + BLOCK_ROWS));
    puts.push(blocks.put(recordOf(space, first + puts.length, slice)));
  }
  await Promise.all(puts);
}

/** Rows, at most those of a full block, as they are stored. */
export function recordOf(space: string, sequence: number, rows: EmbeddingRows): BlockRecord {
  const documents = [...new Set(rows.documents)].toSorted((a, b) => a - b);
  return { space, sequence, rows: rows.scales.length, documents, buffer: keptBytes(packBlock(space, rows)) };
}
