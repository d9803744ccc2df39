import { appendBlocks, removeRows } from './blockTransactions';
import { contentId, usersOf, type SharedContent } from './contentIds';
import { rowsKeptUnder } from './copyDocument';
import { deleteText, type DocumentTransaction } from './documentTransactions';
import { filterRows, labelRows } from './embeddingRows';
import type { DocumentRecord, PassagesRecord, TextPartRecord } from './schema';

/**
 * Within a transaction: lets a document, and all that share its content, share that of another one where both are the
 * same: first the text, then passages and rows. Passages whose titles differ are not: the title is encoded with them.
 *
 * @returns the documents whose records changed, as they are now.
 */
export async function shareContent(
  transaction: DocumentTransaction,
  document: number,
  twin: number,
): Promise<readonly DocumentRecord[]> {
  const records = transaction.objectStore('documents');
  const [own, other] = await Promise.all([records.get(document), records.get(twin)]);
  if (!own || !other) return [];
  const changed = new Map<number, DocumentRecord>();
  const repoint = async (content: SharedContent, from: number, to: number): Promise<void> => {
    for (const user of await usersOf(records, content, from)) {
      const record = { ...(await records.get(user))!, [content]: to };
      await records.put(record);
      changed.set(user, record);
    }
  };
  const texts = [contentId(own, 'textOf'), contentId(other, 'textOf')] as const;
  if (texts[0] !== texts[1]) {
    const [parts, otherParts] = await Promise.all(texts.map((id) => partsKeptUnder(transaction, id)));
    if (JSON.stringify(parts) !== JSON.stringify(otherParts)) return [];
    await deleteText(transaction, texts[0]);
    await repoint('textOf', ...texts);
  }
  const passages = [contentId(own, 'passagesOf'), contentId(other, 'passagesOf')] as const;
  if (passages[0] !== passages[1]) {
    const [ranges, otherRanges] = await Promise.all(passages.map((id) => transaction.objectStore('passages').get(id)));
    if (ranges && otherRanges && isSame(ranges, otherRanges)) {
      await moveRows(transaction, ...passages);
      await transaction.objectStore('passages').delete(passages[0]);
      await repoint('passagesOf', ...passages);
    }
  }
  return [...changed.values()];
}

async function partsKeptUnder(
  transaction: DocumentTransaction,
  id: number,
): Promise<readonly Omit<TextPartRecord, 'document'>[]> {
  const parts = await transaction.objectStore('texts').getAll(IDBKeyRange.bound([id, 0], [id, Infinity]));
  return parts.map(({ part, text, blocks, links }) => ({ part, text, blocks, links }));
}

/** Whether passages have the same ranges, headings, title and text; those of early versions, without hashes, never. */
function isSame(one: PassagesRecord, other: PassagesRecord): boolean {
  if (!one.hashes || !other.hashes) return false;
  return (
    [...one.hashes].join() === [...other.hashes].join() &&
    [...one.ranges].join() === [...other.ranges].join() &&
    JSON.stringify(one.headingPaths) === JSON.stringify(other.headingPaths)
  );
}

/** Removes the rows that are kept under an id; those that another one lacks go there. */
async function moveRows(transaction: DocumentTransaction, from: number, to: number): Promise<void> {
  const blocks = transaction.objectStore('blocks');
  const [moved, present] = [await rowsKeptUnder(transaction, from), await rowsKeptUnder(transaction, to)];
  await removeRows(blocks, new Set([from]));
  for (const [space, rows] of moved) {
    const there = new Set(present.get(space)?.passages);
    const lacked = filterRows(rows, (_, passage) => !there.has(passage));
    if (lacked.scales.length > 0) await appendBlocks(blocks, space, labelRows(lacked, to));
  }
}
