import type { IDBPObjectStore, StoreNames } from 'idb';
import { BLOCK_ROWS, blocksToMerge } from './blocksToMerge';
import { DamagedBlockError } from './DamagedBlockError';
import { packBlock, unpackBlock, type EmbeddingRows } from './embeddingBlock';
import { filterRows, joinRows, sliceRows } from './embeddingRows';
import type { BlockRecord, LibrarySchema } from './schema';

type BlockStore = IDBPObjectStore<LibrarySchema, StoreNames<LibrarySchema>[], 'blocks', 'readwrite'>;

/** Within a transaction: adds rows behind those of their space, and merges small blocks when there are many. */
export async function appendBlocks(blocks: BlockStore, space: string, rows: EmbeddingRows): Promise<void> {
  await putRows(blocks, space, rows);
  const newest = await newestUnfilledBlocks(blocks, space);
  const merged = newest.slice(0, blocksToMerge(newest.map((block) => block.rows))).toReversed();
  if (merged.length === 0) return;
  const sets: EmbeddingRows[] = [];
  for (const { id } of merged) {
    const record = await blocks.get(id);
    const readable = record && readableRows(record);
    if (readable) sets.push(readable);
  }
  for (const { id } of merged) await blocks.delete(id);
  await putRows(blocks, space, joinRows(sets, rows.dimensions));
}

/** Within a transaction: rewrites every block that holds rows of these documents without them, in one space or in all. */
export async function removeRows(blocks: BlockStore, documents: ReadonlySet<number>, space?: string): Promise<void> {
  const touched = new Set<number>();
  for (const document of documents) {
    for (const id of await blocks.index('byDocument').getAllKeys(document)) touched.add(id);
  }
  for (const id of touched) {
    const record = await blocks.get(id);
    if (!record || (space !== undefined && record.space !== space)) continue;
    const rows = readableRows(record);
    const kept = rows && filterRows(rows, (document) => !documents.has(document));
    if (!kept || kept.scales.length === 0) await blocks.delete(id);
    else await blocks.put({ ...recordOf(record.space, kept), id });
  }
}

/** Keys of the index `bySpace` that belong to one space. */
export function allOfSpace(space: string): IDBKeyRange {
  return IDBKeyRange.bound([space, 0, 0], [space, Infinity, Infinity]);
}

/** The rows of a block; null when it is damaged: its documents are then found to lack rows, and are encoded again. */
export function readableRows({ space, buffer }: BlockRecord): EmbeddingRows | null {
  try {
    return unpackBlock(space, buffer);
  } catch (error) {
    if (error instanceof DamagedBlockError) return null;
    throw error;
  }
}

async function putRows(blocks: BlockStore, space: string, rows: EmbeddingRows): Promise<void> {
  for (let from = 0; from < rows.scales.length; from += BLOCK_ROWS) {
    const slice = sliceRows(rows, from, Math.min(rows.scales.length, from + BLOCK_ROWS));
    await blocks.add(recordOf(space, slice) as BlockRecord);
  }
}

function recordOf(space: string, rows: EmbeddingRows): Omit<BlockRecord, 'id'> {
  const documents = [...new Set(rows.documents)].toSorted((a, b) => a - b);
  return { space, rows: rows.scales.length, documents, buffer: packBlock(space, rows) };
}

/** Reads index keys alone: a block's buffer is not touched. */
async function newestUnfilledBlocks(blocks: BlockStore, space: string): Promise<{ id: number; rows: number }[]> {
  const newest: { id: number; rows: number }[] = [];
  let cursor = await blocks.index('bySpace').openKeyCursor(allOfSpace(space), 'prev');
  for (; cursor; cursor = await cursor.continue()) {
    const [, id, rows] = cursor.key;
    if (rows >= BLOCK_ROWS) break;
    newest.push({ id, rows });
  }
  return newest;
}
