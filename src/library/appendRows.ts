import { appendBlocks, readableRows, type BlockStore } from './blockTransactions';
import { contentId, usersOf, type DocumentRecords } from './contentIds';
import type { EmbeddingRows } from './embeddingBlock';
import { filterRows, shareOut } from './embeddingRows';

/**
 * Within a transaction: adds rows of documents to a space. Rows that copies share are stored once. Gives the rows as all
 * documents have them now that are in the library, the copies among them that were not given; those of documents removed
 * meanwhile are left out.
 */
export async function appendRows(
  documents: DocumentRecords,
  blocks: BlockStore,
  space: string,
  rows: EmbeddingRows,
): Promise<EmbeddingRows> {
  const ids = new Map<number, number>();
  const users = new Map<number, readonly number[]>();
  await Promise.all(
    [...new Set(rows.documents)].map(async (document) => {
      const record = await documents.get(document);
      if (!record) return;
      const id = contentId(record, 'passagesOf');
      ids.set(document, id);
      users.set(id, await usersOf(documents, 'passagesOf', id));
    }),
  );
  const present = filterRows(rows, (document) => ids.has(document));
  const labelled = { ...present, documents: present.documents.map((document) => ids.get(document)!) };
  const given = new Set<string>();
  const once = filterRows(labelled, (id, passage) => isFirst(given, id, passage));
  const stored = new Set<string>();
  for (const [id, documentsOf] of users) {
    if (documentsOf.length < 2) continue;
    for (const block of await blocks.index('byDocument').getAll(id)) {
      const kept = block.space === space && readableRows(block);
      if (kept) filterRows(kept, (other, passage) => other === id && isFirst(stored, id, passage));
    }
  }
  const added = filterRows(once, (id, passage) => !stored.has(`${id} ${passage}`));
  if (added.scales.length > 0) await appendBlocks(blocks, space, added);
  return shareOut(once, users);
}

function isFirst(seen: Set<string>, id: number, passage: number): boolean {
  const key = `${id} ${passage}`;
  if (seen.has(key)) return false;
  seen.add(key);
  return true;
}
