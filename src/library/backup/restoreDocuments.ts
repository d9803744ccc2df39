import { appendRows } from '../appendRows';
import { appendBlocks } from '../blockTransactions';
import { contentId } from '../contentIds';
import type { EmbeddingRows } from '../embeddingBlock';
import { joinRows } from '../embeddingRows';
import { inTransaction, type WriteTransaction } from '../inTransaction';
import { packPassages, unpackPassages } from '../passageRanges';
import type { DocumentRecord, LibraryDatabase, PassagesRecord, SourceRecord } from '../schema';
import type { BackedUpDocument } from './BackedUpDocument';

const stores = ['sources', 'documents', 'texts', 'passages', 'blocks', 'files'] as const;
type RestoreTransaction = WriteTransaction<(typeof stores)[number]>;

/** What became of one document of a backup. */
export type Restored =
  | {
      readonly kind: 'added';
      /** The source that it belongs to now. */
      readonly source: SourceRecord;
      readonly document: DocumentRecord;
      readonly rows: ReadonlyMap<string, EmbeddingRows>;
      readonly isCutAlike: true;
    }
  /** It is in the library already, with the same content; `rows` are those that it lacked. */
  | {
      readonly kind: 'unchanged';
      readonly document: DocumentRecord;
      readonly rows: ReadonlyMap<string, EmbeddingRows>;
      /** Whether its passages are those of the backup: another version of the app may cut otherwise. */
      readonly isCutAlike: boolean;
    }
  /** Another content is in the library under its source and path, and stays. */
  | { readonly kind: 'conflict'; readonly path: string };

/**
 * Takes documents of a backup into the library, all in one transaction: each with its source, text, passages and rows.
 *
 * @param spaces Spaces whose rows are taken.
 * @throws LibraryError `full` when the browser has no room left: then none of them is written.
 */
export async function restoreDocuments(
  database: LibraryDatabase,
  documents: readonly BackedUpDocument[],
  sources: ReadonlyMap<string, SourceRecord>,
  spaces: ReadonlySet<string>,
): Promise<readonly Restored[]> {
  return await inTransaction(database, stores, async (transaction) => {
    // Side by side: one by one, most of the time would go by between the database's answers. Requests are answered in the
    // order in which they were made, so ids follow the order of the documents.
    const restored = await Promise.all(
      documents.map((document) =>
        // A checked backup holds the source of each of its documents.
        restoreDocument(transaction, document, sources.get(document.record.source)!, spaces),
      ),
    );
    const blocks = transaction.objectStore('blocks');
    for (const [space, rows] of rowsOfKind(restored, 'added')) await appendBlocks(blocks, space, rows);
    for (const [space, rows] of rowsOfKind(restored, 'unchanged')) {
      await appendRows(transaction.objectStore('documents'), blocks, space, rows);
    }
    return restored;
  });
}

/** The rows of all documents that something became of, by space. */
function rowsOfKind(restored: readonly Restored[], kind: 'added' | 'unchanged'): ReadonlyMap<string, EmbeddingRows> {
  const sets = new Map<string, EmbeddingRows[]>();
  for (const each of restored) {
    if (each.kind !== kind) continue;
    for (const [space, rows] of each.rows) sets.set(space, [...(sets.get(space) ?? []), rows]);
  }
  return new Map([...sets].map(([space, rows]) => [space, joinRows(rows, rows[0]!.dimensions)]));
}

async function restoreDocument(
  transaction: RestoreTransaction,
  backedUp: BackedUpDocument,
  backedUpSource: SourceRecord,
  spaces: ReadonlySet<string>,
): Promise<Restored> {
  const { source: sourceId, path, title, contentHash, modified } = backedUp.record;
  const documents = transaction.objectStore('documents');
  const existing = await documents.index('bySourceAndPath').get([sourceId, path]);
  if (existing !== undefined) {
    if (existing.contentHash !== contentHash) return { kind: 'conflict', path };
    const stored = await transaction.objectStore('passages').get(contentId(existing, 'passagesOf'));
    const isCutAlike = stored !== undefined && samePassages(stored, backedUp);
    const rows = isCutAlike ? await lackedRows(transaction, existing, backedUp, spaces) : new Map();
    return { kind: 'unchanged', document: existing, rows, isCutAlike };
  }
  const present = await transaction.objectStore('sources').get(sourceId);
  if (present === undefined) await transaction.objectStore('sources').put(backedUpSource);
  const source = present ?? backedUpSource;
  const id = await documents.add(backedUp.record as DocumentRecord);
  const text = backedUp.parts.map((part) => part.text).join('');
  await Promise.all([
    transaction.objectStore('passages').put(packPassages(id, backedUp.passages, { title, text })),
    ...backedUp.parts.map((part) => transaction.objectStore('texts').put({ document: id, ...part })),
    backedUp.seenBytes !== null &&
      transaction.objectStore('files').put({ source: sourceId, path, bytes: backedUp.seenBytes, modified }),
  ]);
  const document = { ...backedUp.record, id };
  return { kind: 'added', source, document, rows: rowsFor(id, backedUp, spaces), isCutAlike: true };
}

/** Rows of spaces in which a document has none yet. */
async function lackedRows(
  transaction: RestoreTransaction,
  existing: DocumentRecord,
  backedUp: BackedUpDocument,
  spaces: ReadonlySet<string>,
): Promise<ReadonlyMap<string, EmbeddingRows>> {
  const present = await transaction
    .objectStore('blocks')
    .index('byDocument')
    .getAllKeys(contentId(existing, 'passagesOf'));
  const lacking = new Set(spaces);
  for (const [space] of present) lacking.delete(space);
  return rowsFor(existing.id, backedUp, lacking);
}

function rowsFor(
  id: number,
  backedUp: BackedUpDocument,
  spaces: ReadonlySet<string>,
): ReadonlyMap<string, EmbeddingRows> {
  return new Map(
    [...backedUp.rows]
      .filter(([space]) => spaces.has(space))
      .map(([space, rows]) => [space, { ...rows, documents: new Uint32Array(rows.documents.length).fill(id) }]),
  );
}

function samePassages(stored: PassagesRecord, { passages }: BackedUpDocument): boolean {
  return JSON.stringify(unpackPassages(stored)) === JSON.stringify(passages);
}
