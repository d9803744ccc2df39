import { readableRows } from './blockTransactions';
import { contentId } from './contentIds';
import type { DocumentTransaction } from './documentTransactions';
import type { EmbeddingRows } from './embeddingBlock';
import { filterRows, joinRows, labelRows } from './embeddingRows';
import type { DocumentRecord } from './schema';

/** A document that is to be a copy of another one with the same content. */
export interface NewCopy {
  readonly source: string;
  readonly path: string;
  readonly modified: number | null;
  /** The space in which the copied document must have all its rows. */
  readonly space: string;
  /** As in `NewDocument`. */
  readonly spareSpaces: readonly string[];
}

/** A document with its rows. */
export interface CopiedDocument {
  readonly record: DocumentRecord;
  /** By space, labelled with the id under which they are kept. */
  readonly rows: ReadonlyMap<string, EmbeddingRows>;
}

/** Within a transaction: reads a document; null when it is gone, or lacks rows in `space`. */
export async function readCopied(
  transaction: DocumentTransaction,
  document: number,
  space: string,
): Promise<CopiedDocument | null> {
  const record = await transaction.objectStore('documents').get(document);
  if (!record) return null;
  const rows = await rowsKeptUnder(transaction, contentId(record, 'passagesOf'));
  return rows.get(space)?.scales.length === record.passages ? { record, rows } : null;
}

/** Within a transaction: all readable rows that are kept under an id, by space. */
export async function rowsKeptUnder(
  transaction: DocumentTransaction,
  id: number,
): Promise<ReadonlyMap<string, EmbeddingRows>> {
  const sets = new Map<string, EmbeddingRows[]>();
  for (const block of await transaction.objectStore('blocks').index('byDocument').getAll(id)) {
    const rows = readableRows(block);
    if (rows === null) continue;
    const own = filterRows(rows, (other) => other === id);
    sets.set(block.space, [...(sets.get(block.space) ?? []), own]);
  }
  return new Map([...sets].map(([name, own]) => [name, joinRows(own, own[0]!.dimensions)]));
}

/**
 * Within a transaction: writes a document that shares text, passages and rows with another one; gives it with its rows by
 * space.
 */
export async function writeCopy(
  transaction: DocumentTransaction,
  { record, rows }: CopiedDocument,
  { source, path, modified }: NewCopy,
): Promise<{ readonly document: DocumentRecord; readonly rows: ReadonlyMap<string, EmbeddingRows> }> {
  const { id: _copied, ...rest } = record;
  const shared = { textOf: contentId(record, 'textOf'), passagesOf: contentId(record, 'passagesOf') };
  const copy = { ...rest, ...shared, source, path, modified };
  const id = await transaction.objectStore('documents').add(copy as DocumentRecord);
  return {
    document: { ...copy, id },
    rows: new Map([...rows].map(([space, own]) => [space, labelRows(own, id)])),
  };
}
