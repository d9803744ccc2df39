import { readableRows, type BlockKey } from './blockTransactions';
import { contentId } from './contentIds';
import type { EmbeddingRows } from './embeddingBlock';
import { filterRows, joinRows, shareOut, sliceRows } from './embeddingRows';
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
      const record = await transaction.objectStore('documents').get(id);
      // It was removed meanwhile.
      if (!record) continue;
      const text = contentId(record, 'textOf');
      const [parts, passages, seen] = await Promise.all([
        transaction.objectStore('texts').getAll(IDBKeyRange.bound([text, 0], [text, Infinity])),
        transaction.objectStore('passages').get(contentId(record, 'passagesOf')),
        transaction.objectStore('files').get([record.source, record.path]),
      ]);
      if (!passages) continue;
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
  // One transaction: blocks are merged while documents come in.
  const transaction = database.transaction(['documents', 'blocks']);
  const documents = transaction.objectStore('documents');
  const blocks = transaction.objectStore('blocks');
  const users = new Map<number, number[]>();
  for (const record of await Promise.all(group.map(({ id }) => documents.get(id)))) {
    if (!record) continue;
    const id = contentId(record, 'passagesOf');
    users.set(id, [...(users.get(id) ?? []), record.id]);
  }
  const [first, last] = [group[0]!.id, group.at(-1)!.id];
  const elsewhere = [...users.keys()].filter((id) => id < first || id > last);
  const ranges = [IDBKeyRange.bound(first, last), ...elsewhere.map((id) => IDBKeyRange.only(id))];
  const keys = await Promise.all(ranges.map((range) => blocks.index('byDocument').getAllKeys(range)));
  const sets = new Map<string, EmbeddingRows[]>();
  for (const key of new Map<string, BlockKey>(keys.flat().map((each) => [JSON.stringify(each), each])).values()) {
    const block = await blocks.get(key);
    const rows = block && readableRows(block);
    if (!rows) continue;
    const own = filterRows(rows, (id) => users.has(id));
    sets.set(key[0], [...(sets.get(key[0]) ?? []), own]);
  }
  const byDocument = new Map<number, Map<string, EmbeddingRows>>();
  for (const [space, own] of sets) {
    const shared = shareOut(joinRows(own, own[0]!.dimensions), users);
    for (const [document, rows] of splitByDocument(shared)) {
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
