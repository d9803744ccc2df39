import { readableRows } from '../blockTransactions';
import { packBlock, type EmbeddingRows } from '../embeddingBlock';
import { filterRows, joinRows, sliceRows } from '../embeddingRows';
import { BLOCK_ROWS } from '../blocksToMerge';
import type { DocumentRecord, LibraryDatabase, SourceRecord } from '../schema';
import { newEncryption, packHeader } from './backupHeader';
import { packJson, packRecord, RECORD_KINDS } from './backupRecords';
import type { BackupEnd, BackupLibrary, BackupPassages, BackupSource } from './backupShapes';
import { joinBytes, makeSeal } from './FrameSeal';
import { FrameWriter, type ByteSink } from './FrameWriter';

export interface WriteBackupOptions {
  /** null: readable by anyone who has the file. */
  readonly passphrase: string | null;
  /** When it is made, in milliseconds since 1970. */
  readonly date: number;
  /** Values that JSON can hold, by name. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** Numbers of documents. */
  readonly onProgress: (done: number, total: number) => void;
  readonly signal: AbortSignal;
  /** Fewer make a weaker key: for tests only. */
  readonly iterations?: number;
}

/** What a backup holds. */
export interface BackupSize {
  readonly documents: number;
  readonly passages: number;
  readonly bytes: number;
}

/** Documents whose rows are gathered together: the rows of many lie in one block, and a block is read as a whole. */
const GROUP_DOCUMENTS = 1024;
/** … but not of more passages than this: 10 MB at 640 dimensions in two spaces. */
const GROUP_PASSAGES = 16_384;

/**
 * Writes the whole library as one file, see `docs/backup-format.md`. Documents that come or go meanwhile may be in it or
 * not; each that is, is whole.
 *
 * @throws the signal's reason when aborted, and whatever the sink throws.
 */
export async function writeBackup(
  database: LibraryDatabase,
  sink: ByteSink,
  { passphrase, date, settings, onProgress, signal, iterations }: WriteBackupOptions,
): Promise<BackupSize> {
  const encryption = passphrase === null ? ({ kind: 'none' } as const) : newEncryption(iterations);
  const header = packHeader(encryption);
  const writer = new FrameWriter(sink, await makeSeal(header, encryption, passphrase));
  await sink.write(header);
  const all = await database.getAll('documents');
  const total = all.length;
  const library = await describeLibrary(database, all, date, settings);
  await writer.write(packJson(RECORD_KINDS.library, library));
  const spaces = new Map(library.spaces.map(({ space }, position) => [space, position]));
  const counts = { documents: 0, passages: 0, rows: 0 };
  for (const group of groupsOf(all)) {
    const rowsOf = await rowsOfGroup(database, group);
    for (const { id } of group) {
      signal.throwIfAborted();
      const records = await packDocument(database, id);
      // It was removed meanwhile.
      if (records === null) continue;
      for (const record of records.packed) await writer.write(record);
      counts.documents += 1;
      counts.passages += records.passages;
      for (const [space, rows] of rowsOf.get(id) ?? []) {
        const position = spaces.get(space);
        if (position === undefined) continue;
        for (const record of packRows(position, space, rows)) await writer.write(record);
        counts.rows += rows.scales.length;
      }
      onProgress(counts.documents, total);
    }
  }
  await writer.write(packJson(RECORD_KINDS.end, counts satisfies BackupEnd));
  await writer.finish();
  return { documents: counts.documents, passages: counts.passages, bytes: header.length + writer.written };
}

async function describeLibrary(
  database: LibraryDatabase,
  documents: readonly DocumentRecord[],
  date: number,
  settings: Readonly<Record<string, unknown>>,
): Promise<BackupLibrary> {
  const keys = await database.getAllKeys('blocks');
  const first = new Map(keys.map((key) => [key[0], key]));
  const spaces: { space: string; dimensions: number }[] = [];
  for (const [space, key] of first) {
    const block = await database.get('blocks', key);
    const rows = block && readableRows(block);
    if (rows) spaces.push({ space, dimensions: rows.dimensions });
  }
  return {
    made: new Date(date).toISOString(),
    documents: documents.length,
    passages: documents.reduce((sum, { passages }) => sum + passages, 0),
    sources: (await database.getAll('sources')).map(sourceFields),
    spaces,
    settings,
  };
}

/** A folder's handle means nothing elsewhere: there, it is connected again. */
function sourceFields({ id, kind, name, excluded, isVault }: SourceRecord): BackupSource {
  return {
    id,
    kind: kind as BackupSource['kind'],
    name,
    ...(excluded !== undefined && { excluded: [...excluded] }),
    ...(isVault !== undefined && { isVault }),
  };
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

/** A document's records without its rows; null when it is gone. */
async function packDocument(
  database: LibraryDatabase,
  id: number,
): Promise<{ readonly packed: readonly Uint8Array[]; readonly passages: number } | null> {
  const transaction = database.transaction(['documents', 'texts', 'passages', 'files']);
  const [record, parts, passages] = await Promise.all([
    transaction.objectStore('documents').get(id),
    transaction.objectStore('texts').getAll(IDBKeyRange.bound([id, 0], [id, Infinity])),
    transaction.objectStore('passages').get(id),
  ]);
  if (!record || !passages) return null;
  const seen = await transaction.objectStore('files').get([record.source, record.path]);
  const { id: _id, ...fields } = record;
  // Read again at the next sync, unless it is as it was when the document was made of it.
  const seenBytes = seen !== undefined && seen.modified === record.modified ? seen.bytes : null;
  const { headingPaths, ranges } = passages;
  return {
    packed: [
      packJson(RECORD_KINDS.document, { ...fields, seenBytes }),
      ...parts.map(({ text, blocks, links }) => packJson(RECORD_KINDS.text, { text, blocks, links })),
      packJson(RECORD_KINDS.passages, {
        headingPaths: headingPaths.map((path) => [...path]),
        ranges: [...ranges],
      } satisfies BackupPassages),
    ],
    passages: record.passages,
  };
}

function* packRows(position: number, space: string, rows: EmbeddingRows): Generator<Uint8Array> {
  const place = new Uint8Array(4);
  new DataView(place.buffer).setUint32(0, position, true);
  for (let from = 0; from < rows.scales.length; from += BLOCK_ROWS) {
    const slice = sliceRows(rows, from, Math.min(rows.scales.length, from + BLOCK_ROWS));
    slice.documents.fill(0);
    yield packRecord(RECORD_KINDS.rows, joinBytes(place, new Uint8Array(packBlock(space, slice))));
  }
}
