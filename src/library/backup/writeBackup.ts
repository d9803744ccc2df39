import { readableRows } from '../blockTransactions';
import { packBlock, type EmbeddingRows } from '../embeddingBlock';
import { sliceRows } from '../embeddingRows';
import { BLOCK_ROWS } from '../blocksToMerge';
import type { DocumentRecord, LibraryDatabase, SourceRecord } from '../schema';
import { wholeDocuments, type WholeDocument } from '../wholeDocuments';
import { newEncryption, packHeader } from './backupHeader';
import { packWords, type BackedUpWords } from './BackedUpWords';
import { packJson, packRecord, RECORD_KINDS } from './backupRecords';
import type { BackupEnd, BackupLibrary, BackupPassages, BackupSource } from './backupShapes';
import { joinBytes, makeSeal } from './FrameSeal';
import { FrameWriter, type ByteSink } from './FrameWriter';
import { WordGathering } from './WordGathering';

export interface WriteBackupOptions {
  /** null: readable by anyone who has the file. */
  readonly passphrase: string | null;
  /** When it is made, in milliseconds since 1970; null in a pack, so that the same documents give the same bytes. */
  readonly date: number | null;
  /** What makes it a pack; null in a backup. */
  readonly pack: PackIdentity | null;
  /** Values that JSON can hold, by name. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** Numbers of documents. */
  readonly onProgress: (done: number, total: number) => void;
  readonly signal: AbortSignal;
  /** Fewer make a weaker key: for tests only. */
  readonly iterations?: number;
}

/** What a pack is called by. Its words are in it, so that it is searchable at once. */
export interface PackIdentity {
  /** The source that all its documents belong to, wherever they came from. */
  readonly source: SourceRecord;
  /** Another one for every other content: 64 hexadecimal digits. */
  readonly version: string;
}

/** What a backup holds. */
export interface BackupSize {
  readonly documents: number;
  readonly passages: number;
  readonly bytes: number;
}

/**
 * Writes the whole library as one file, see `docs/backup-format.md`. Documents that come or go meanwhile may be in it or
 * not; each that is, is whole.
 *
 * @throws the signal's reason when aborted, and whatever the sink throws.
 */
export async function writeBackup(
  database: LibraryDatabase,
  sink: ByteSink,
  { passphrase, date, pack, settings, onProgress, signal, iterations }: WriteBackupOptions,
): Promise<BackupSize> {
  const encryption = passphrase === null ? ({ kind: 'none' } as const) : newEncryption(iterations);
  const header = packHeader(encryption);
  const writer = new FrameWriter(sink, await makeSeal(header, encryption, passphrase));
  await sink.write(header);
  const all = await database.getAll('documents');
  const total = all.length;
  const library = await describeLibrary(database, all, { date, pack, settings });
  await writer.write(packJson(RECORD_KINDS.library, library));
  const spaces = new Map(library.spaces.map(({ space }, position) => [space, position]));
  const counts = { documents: 0, passages: 0, rows: 0, words: 0 };
  const words = pack && new WordGathering();
  const gathered: BackedUpWords[] = [];
  for await (const document of wholeDocuments(database)) {
    signal.throwIfAborted();
    for (const record of packDocument(document, pack)) await writer.write(record);
    if (words) gathered.push(...words.add(counts.documents, document));
    counts.documents += 1;
    counts.passages += document.record.passages;
    for (const [space, rows] of document.rows) {
      const position = spaces.get(space);
      if (position === undefined) continue;
      for (const record of packRows(position, space, rows)) await writer.write(record);
      counts.rows += rows.scales.length;
    }
    onProgress(counts.documents, total);
  }
  if (words) gathered.push(...words.finish());
  for (const part of gathered) {
    await writer.write(packRecord(RECORD_KINDS.words, packWords(part)));
    counts.words += part.documents.length;
  }
  await writer.write(packJson(RECORD_KINDS.end, counts satisfies BackupEnd));
  await writer.finish();
  return { documents: counts.documents, passages: counts.passages, bytes: header.length + writer.written };
}

async function describeLibrary(
  database: LibraryDatabase,
  documents: readonly DocumentRecord[],
  { date, pack, settings }: Pick<WriteBackupOptions, 'date' | 'pack' | 'settings'>,
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
    ...(date !== null && { made: new Date(date).toISOString() }),
    ...(pack && { pack: { version: pack.version } }),
    documents: documents.length,
    passages: documents.reduce((sum, { passages }) => sum + passages, 0),
    sources: (pack ? [pack.source] : await database.getAll('sources')).map(sourceFields),
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

/** A document's records without its rows. */
function* packDocument(
  { record, parts, passages, seen }: WholeDocument,
  pack: PackIdentity | null,
): Generator<Uint8Array> {
  // Each document is whole by itself: what a copy shares in the library is found to be the same when it is taken in.
  const { id: _id, textOf: _text, passagesOf: _passages, ...own } = record;
  const fields = pack ? { ...own, source: pack.source.id } : own;
  // Read again at the next sync, unless it is as it was when the document was made of it.
  const seenBytes = seen !== undefined && seen.modified === record.modified ? seen.bytes : null;
  yield packJson(RECORD_KINDS.document, { ...fields, seenBytes });
  for (const { text, blocks, links } of parts) yield packJson(RECORD_KINDS.text, { text, blocks, links });
  const headingPaths = passages.headingPaths.map((path) => [...path]);
  yield packJson(RECORD_KINDS.passages, { headingPaths, ranges: [...passages.ranges] } satisfies BackupPassages);
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
