import { appendBlocks, readableRows } from './blockTransactions';
import type { DocumentTransaction } from './documentTransactions';
import type { EmbeddingRows } from './embeddingBlock';
import { filterRows, joinRows } from './embeddingRows';
import type { DocumentRecord, PassagesRecord, TextPartRecord } from './schema';

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

/** All that is kept of a document. */
export interface CopiedDocument {
  readonly record: DocumentRecord;
  readonly parts: readonly TextPartRecord[];
  readonly passages: PassagesRecord;
  /** By space. */
  readonly rows: ReadonlyMap<string, EmbeddingRows>;
}

/** Within a transaction: reads a document; null when it is gone, or lacks rows in `space`. */
export async function readCopied(
  transaction: DocumentTransaction,
  document: number,
  space: string,
): Promise<CopiedDocument | null> {
  const [record, parts, passages, blocks] = await Promise.all([
    transaction.objectStore('documents').get(document),
    transaction.objectStore('texts').getAll(IDBKeyRange.bound([document, 0], [document, Infinity])),
    transaction.objectStore('passages').get(document),
    transaction.objectStore('blocks').index('byDocument').getAll(document),
  ]);
  if (!record || !passages) return null;
  const sets = new Map<string, EmbeddingRows[]>();
  for (const block of blocks) {
    const rows = readableRows(block);
    if (rows === null) continue;
    const own = filterRows(rows, (other) => other === document);
    sets.set(block.space, [...(sets.get(block.space) ?? []), own]);
  }
  const rows = new Map([...sets].map(([name, own]) => [name, joinRows(own, own[0]!.dimensions)]));
  return rows.get(space)?.scales.length === record.passages ? { record, parts, passages, rows } : null;
}

/** Within a transaction: writes a document that was read as another one; gives it with its rows by space. */
export async function writeCopy(
  transaction: DocumentTransaction,
  { record, parts, passages, rows }: CopiedDocument,
  { source, path, modified }: NewCopy,
): Promise<{ readonly document: DocumentRecord; readonly rows: ReadonlyMap<string, EmbeddingRows> }> {
  const { id: _copied, ...rest } = record;
  const copy = { ...rest, source, path, modified };
  const id = await transaction.objectStore('documents').add(copy as DocumentRecord);
  for (const [space, own] of rows) {
    own.documents.fill(id);
    await appendBlocks(transaction.objectStore('blocks'), space, own);
  }
  await Promise.all([
    ...parts.map((part) => transaction.objectStore('texts').put({ ...part, document: id })),
    transaction.objectStore('passages').put({ ...passages, document: id }),
  ]);
  return { document: { ...copy, id }, rows };
}
