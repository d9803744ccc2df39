import type { Passage, ReadDocument } from '../documents/Document';
import type { QuantisedRows } from '../index/quantiseRows';
import { appendBlocks } from './blockTransactions';
import { makeRoom, type DocumentTransaction } from './documentTransactions';
import type { EmbeddingRows } from './embeddingBlock';
import { joinRows, rowsOfDocument } from './embeddingRows';
import { packPassages } from './passageRanges';
import type { DocumentRecord, PassagesRecord } from './schema';
import { partsOf, textRecords } from './textParts';

/** A document on its way in, with all that is to be kept of it. */
export interface NewDocument {
  readonly source: string;
  readonly path: string;
  readonly modified: number | null;
  readonly contentHash: string;
  readonly read: ReadDocument;
  readonly passages: readonly Passage[];
  /** One row for each passage, in order, without the documents' ids: those are given at commit. */
  readonly rows: QuantisedRows;
  readonly space: string;
  /** Spaces in which the rows of a replaced document are kept, so that what did not change is not encoded again. */
  readonly spareSpaces: readonly string[];
}

/** A document on its way in, and the file in the queue that it was made from. */
export interface QueuedDocument {
  readonly document: NewDocument;
  readonly queuedFile: number;
}

/** What a commit changed. */
export interface Commit {
  readonly document: DocumentRecord;
  /** The documents that were replaced: of the same source and path, and those out of an earlier archive at that path. */
  readonly replaced: readonly number[];
}

/** A document that was written, with its passages as they are kept. */
interface Written extends Commit {
  readonly passages: PassagesRecord;
}

/**
 * Within a transaction: writes documents with texts, passages and rows, in place of those of the same sources and paths,
 * and takes the files they came from out of the queue. Gives null for one whose file is no longer there.
 */
export async function writeDocuments(
  transaction: DocumentTransaction,
  added: readonly QueuedDocument[],
): Promise<(Written | null)[]> {
  const arrivals = added.map(({ document, queuedFile }) => ({ ...document, queuedFile }));
  const replaced = await makeRoom(transaction, arrivals);
  const written = await Promise.all(
    added.map(async ({ document }, position) => {
      const room = replaced[position] ?? null;
      return room && { ...(await writeDocument(transaction, document)), replaced: room };
    }),
  );
  await appendRows(transaction, added, written);
  return written;
}

/** Within a transaction: writes a document without its rows. */
async function writeDocument(
  transaction: DocumentTransaction,
  added: NewDocument,
): Promise<{ readonly document: DocumentRecord; readonly passages: PassagesRecord }> {
  const record = recordOf(added);
  const id = await transaction.objectStore('documents').add(record as DocumentRecord);
  const passages = packPassages(id, added.passages, added.read);
  await Promise.all([
    ...textRecords(partsOf(added.read), passages).map((part) => transaction.objectStore('texts').put(part)),
    transaction.objectStore('passages').put(passages),
  ]);
  return { document: { ...record, id }, passages };
}

/** Within a transaction: adds the rows of the documents that were written, all of a space at once. */
async function appendRows(
  transaction: DocumentTransaction,
  added: readonly QueuedDocument[],
  written: readonly (Commit | null)[],
): Promise<void> {
  const sets = new Map<string, EmbeddingRows[]>();
  for (const [position, commit] of written.entries()) {
    if (commit === null) continue;
    const { space, rows } = added[position]!.document;
    sets.set(space, [...(sets.get(space) ?? []), rowsOfDocument(commit.document.id, rows)]);
  }
  for (const [space, rows] of sets) {
    await appendBlocks(transaction.objectStore('blocks'), space, joinRows(rows, rows[0]!.dimensions));
  }
}

function recordOf({ source, path, modified, contentHash, read, passages }: NewDocument): Omit<DocumentRecord, 'id'> {
  const { title, tags, aliases, authors, dates, warnings, text, pageStarts } = read;
  return {
    source,
    path,
    title,
    tags,
    aliases,
    authors,
    dates,
    warnings,
    modified,
    contentHash,
    length: text.length,
    passages: passages.length,
    ...(pageStarts !== undefined && { pageStarts }),
  };
}
