import { readableRows } from './blockTransactions';
import type { EmbeddingRows } from './embeddingBlock';
import { filterRows, joinRows, sliceRows } from './embeddingRows';
import type { DocumentRecord, LibraryDatabase, PassagesRecord, SeenFileRecord, TextPartRecord } from './schema';

/** A document with all that is kept of it. */
export interface WholeDocument {
  readonly record: DocumentRecord;
  readonly parts: readonly TextPartRecord[];
  readonly passages: PassagesRecord;
  /** Its file in its folder when it was last queued. */
  readonly seen: SeenFileRecord | undefined;
  /** By space; in order of passage, at most one for each. */
  readonly rows: ReadonlyMap<string, EmbeddingRows>;
}

/** Documents whose rows are gathered together: the rows of many lie in one block, and a block is read as a whole. */
const GROUP_DOCUMENTS = 1024;
/** … but not of more passages than this: 10 MB at 640 dimensions in two spaces. */
const GROUP_PASSAGES = 16_384;

/**
 * All documents by id, one text at a time in memory. Documents that come or go meanwhile may be among them or not; each
 * that is, is whole.
 */
export async function* wholeDocuments(database: LibraryDatabase): AsyncGenerator<WholeDocument> {
  for (const group of groupsOf(await database.getAll('documents'))) {
    const rowsOf = await rowsOfGroup(database, group);
    for (const { id } of group) {
      const transaction = database.transaction(['documents', 'texts', 'passages', 'files']);
      const [record, parts, passages] = await Promise.all([
        transaction.objectStore('documents').get(id),
        transaction.objectStore('texts').getAll(IDBKeyRange.bound([id, 0], [id, Infinity])),
        transaction.objectStore('passages').get(id),
      ]);
      // It was removed meanwhile.
      if (!record || !passages) continue;
      const seen = await transaction.objectStore('files').get([record.source, record.path]);
      yield { record, parts, passages, seen, rows: rowsOf.get(id) ?? new Map() };
    }
  }
}

function* groupsOf(documents: readonly DocumentRecord[]): Generator<readonly DocumentRecord[]> {
  let group: DocumentRecord[] = [];
  let passages = 0;
  for (const document of documents) {
    group.push(document);
    passages += document.passages;
    if (group.length < GROUP_DOCUMENTS && passages < GROUP_PASSAGES) continue;
    yield group;
    group = [];
    passages = 0;
  }
  if (group.length > 0) yield group;
}

/** The rows of some documents with neighbouring ids, by document, then space. */
async function rowsOfGroup(
  database: LibraryDatabase,
  group: readonly DocumentRecord[],
): Promise<ReadonlyMap<number, ReadonlyMap<string, EmbeddingRows>>> {
  const wanted = new Set(group.map(({ id }) => id));
  const between = IDBKeyRange.bound(group[0]!.id, group.at(-1)!.id);
  // One transaction: blocks are merged while documents come in.
  const { store } = database.transaction('blocks');
  const keys = await store.index('byDocument').getAllKeys(between);
  const sets = new Map<string, EmbeddingRows[]>();
  for (const key of new Map(keys.map((each) => [JSON.stringify(each), each])).values()) {
    const block = await store.get(key);
    const rows = block && readableRows(block);
    if (!rows) continue;
    const own = filterRows(rows, (document) => wanted.has(document));
    sets.set(key[0], [...(sets.get(key[0]) ?? []), own]);
  }
  const byDocument = new Map<number, Map<string, EmbeddingRows>>();
  for (const [space, blocks] of sets) {
    for (const [document, rows] of splitByDocument(joinRows(blocks, blocks[0]!.dimensions))) {
      const spaces = byDocument.get(document) ?? new Map<string, EmbeddingRows>();
      byDocument.set(document, spaces.set(space, rows));
    }
  }
  return byDocument;
}

/** The rows of each document by themselves, by passage; where a passage has two, the first. */
function splitByDocument(rows: EmbeddingRows): ReadonlyMap<number, EmbeddingRows> {
  const order = Array.from({ length: rows.scales.length }, (_, row) => row).toSorted(
    (a, b) => rows.documents[a]! - rows.documents[b]! || rows.passages[a]! - rows.passages[b]! || a - b,
  );
  const positions = new Map<number, number[]>();
  for (const row of order) {
    const own = positions.get(rows.documents[row]!) ?? [];
    if (own.length > 0 && rows.passages[own.at(-1)!] === rows.passages[row]) continue;
    own.push(row);
    positions.set(rows.documents[row]!, own);
  }
  return new Map(
    [...positions].map(([document, own]) => [
      document,
      joinRows(
        own.map((row) => sliceRows(rows, row, row + 1)),
        rows.dimensions,
      ),
    ]),
  );
}
