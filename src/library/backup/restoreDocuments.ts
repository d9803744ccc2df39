import { appendRows } from '../appendRows';
import { appendBlocks } from '../blockTransactions';
import { contentId } from '../contentIds';
import type { EmbeddingRows } from '../embeddingBlock';
import { joinRows } from '../embeddingRows';
import { inTransaction, type WriteTransaction } from '../inTransaction';
import { packPassages } from '../passageRanges';
import type { DocumentRecord, LibraryDatabase, SourceRecord } from '../schema';
import { textRecords } from '../textParts';
import type { ArrivingDocuments } from './ArrivingDocuments';
import type { BackedUpDocument } from './BackedUpDocument';

import { samePassages } from './samePassages';

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
      /** Whether it could be found before it was written. */
      readonly hasArrived: boolean;
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
  | { readonly kind: 'conflict'; readonly path: string }
  /** It had arrived, and was removed before it was written. */
  | { readonly kind: 'gone' };

/** A document to take in. */
export interface RestoredDocument {
  readonly backedUp: BackedUpDocument;
  /** The id of one that is arriving; null: it is given one, unless it is in the library. */
  readonly id: number | null;
}

/**
 * Takes documents of a backup into the library, all in one transaction: each with its source, text, passages and rows.
 *
 * @param spaces Spaces whose rows are taken.
 * @throws LibraryError `full` when the browser has no room left: then none of them is written.
 */
export async function restoreDocuments(
  database: LibraryDatabase,
  documents: readonly RestoredDocument[],
  sources: ReadonlyMap<string, SourceRecord>,
  spaces: ReadonlySet<string>,
  arriving: ArrivingDocuments,
): Promise<readonly Restored[]> {
  return await inTransaction(database, stores, async (transaction) => {
    const present = presentSources(transaction, sources);
    // Side by side: one by one, most of the time would go by between the database's answers. Requests are answered in the
    // order in which they were made, so ids follow the order of the documents.
    const restored = await Promise.all(
      documents.map(async ({ backedUp, id }) =>
        id !== null && !arriving.has(id)
          ? ({ kind: 'gone' } as const)
          : await restoreDocument(transaction, { backedUp, id }, present, spaces),
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

/** Sources as they are in the library; those that are not there yet are made when they are asked for. */
function presentSources(
  transaction: RestoreTransaction,
  backedUp: ReadonlyMap<string, SourceRecord>,
): (source: string) => Promise<SourceRecord> {
  const sources = transaction.objectStore('sources');
  const asked = new Map<string, Promise<SourceRecord>>();
  const ask = async (id: string): Promise<SourceRecord> => {
    const present = await sources.get(id);
    if (present !== undefined) return present;
    // A checked backup holds the source of each of its documents.
    const made = backedUp.get(id)!;
    await sources.put(made);
    return made;
  };
  return (id) => {
    const asking = asked.get(id) ?? ask(id);
    asked.set(id, asking);
    return asking;
  };
}

async function restoreDocument(
  transaction: RestoreTransaction,
  { backedUp, id: givenId }: RestoredDocument,
  present: (source: string) => Promise<SourceRecord>,
  spaces: ReadonlySet<string>,
): Promise<Restored> {
  const { source: sourceId, path, title, contentHash, modified } = backedUp.record;
  const documents = transaction.objectStore('documents');
  const existing = givenId === null ? await documents.index('bySourceAndPath').get([sourceId, path]) : undefined;
  if (existing !== undefined) {
    if (existing.contentHash !== contentHash) return { kind: 'conflict', path };
    const stored = await transaction.objectStore('passages').get(contentId(existing, 'passagesOf'));
    const isCutAlike = stored !== undefined && samePassages(stored, backedUp);
    const rows = isCutAlike ? await lackedRows(transaction, existing, backedUp, spaces) : new Map();
    return { kind: 'unchanged', document: existing, rows, isCutAlike };
  }
  const source = await present(sourceId);
  const id = await documents.add(
    (givenId === null ? backedUp.record : { ...backedUp.record, id: givenId }) as DocumentRecord,
  );
  const text = backedUp.parts.map((part) => part.text).join('');
  const passages = packPassages(id, backedUp.passages, { title, text });
  await Promise.all([
    transaction.objectStore('passages').put(passages),
    ...textRecords(backedUp.parts, passages).map((part) => transaction.objectStore('texts').put(part)),
    backedUp.seenBytes !== null &&
      transaction.objectStore('files').put({ source: sourceId, path, bytes: backedUp.seenBytes, modified }),
  ]);
  const document = { ...backedUp.record, id };
  return {
    kind: 'added',
    source,
    document,
    rows: rowsFor(id, backedUp, spaces),
    isCutAlike: true,
    hasArrived: givenId !== null,
  };
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

/** The rows of a document in some spaces, by its id in the library. */
export function rowsFor(
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
