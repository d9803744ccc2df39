import { pageAt } from '../../documents/pageAt';
import { spaceOf } from '../../encoders/Encoder';
import type { EmbeddingRows } from '../../library/embeddingBlock';
import { unpackPassages } from '../../library/passageRanges';
import type { WholeDocument } from '../../library/wholeDocuments';
import type { SavedFile, SaveHandle } from '../../protocol/BackupApi';
import type { Progress } from '../../protocol/EngineApi';
import type { TableFormat } from '../../protocol/TableApi';
import { saveFile } from '../backup/saveFile';
import { documentDate } from '../documentDate';
import type { LibrarySession } from '../LibrarySession';
import type { Platform } from '../Platform';
import type { Column, Row } from './Table';
import { tableWriter } from './tableWriters';

export interface SavePassagesOptions {
  readonly format: TableFormat;
  readonly place: SaveHandle | null;
  readonly onProgress: (progress: Progress) => void;
  readonly signal: AbortSignal;
}

const columns: readonly Column[] = [
  { name: 'source', type: 'text' },
  { name: 'path', type: 'text' },
  { name: 'title', type: 'text' },
  { name: 'date', type: 'text' },
  { name: 'authors', type: 'texts' },
  { name: 'tags', type: 'texts' },
  { name: 'content_hash', type: 'text' },
  { name: 'passage', type: 'integer' },
  { name: 'headings', type: 'texts' },
  { name: 'page', type: 'integer' },
  { name: 'start', type: 'integer' },
  { name: 'end', type: 'integer' },
  { name: 'text', type: 'text' },
];

/**
 * Saves a table with a row for each passage of the library. `embedding` is that of the starter, `embedding_main` that of
 * the main encoder; the file's notes name their spaces. Embeddings are as they are searched: int8 times their scale.
 *
 * @throws the signal's reason when aborted.
 */
export async function savePassages(
  { library, catalogue, encoder, main }: LibrarySession,
  platform: Pick<Platform, 'saveTo'>,
  { format, place, onProgress, signal }: SavePassagesOptions,
): Promise<SavedFile> {
  await library.documents.settled();
  const mainSpace = main.answering()?.space;
  const spaces = [spaceOf(encoder), ...(mainSpace === undefined ? [] : [mainSpace])];
  const names = ['embedding', 'embedding_main'].slice(0, spaces.length);
  const makeWriter = await tableWriter(format);
  let documents = 0;
  let passages = 0;
  let bytes = 0;
  const { content } = await saveFile(place, platform, async (sink) => {
    const counted = {
      write: (part: Uint8Array<ArrayBuffer>) => {
        bytes += part.length;
        return sink.write(part);
      },
    };
    const writer = makeWriter(
      counted,
      [...columns, ...names.map((name) => ({ name, type: 'floats' as const }))],
      Object.fromEntries(names.map((name, at) => [`inkling.${name}`, spaces[at]!])),
    );
    for await (const document of library.documents.whole()) {
      signal.throwIfAborted();
      const rows = rowsOf(document, catalogue.source(document.record.source)?.name ?? document.record.source, spaces);
      await writer.write(rows);
      documents += 1;
      passages += rows.length;
      onProgress({ done: documents, total: Math.max(documents, catalogue.documentCount) });
    }
    await writer.finish();
  });
  return { content, bytes, documents, passages };
}

function rowsOf({ record, parts, passages, rows }: WholeDocument, source: string, spaces: readonly string[]): Row[] {
  const text = parts.map((part) => part.text).join('');
  const embeddings = spaces.map((space) => embeddingsOf(rows.get(space)));
  return unpackPassages(passages).map(({ start, end, headings }, position) => [
    source,
    record.path,
    record.title,
    documentDate(record),
    record.authors ?? [],
    record.tags,
    record.contentHash,
    position,
    headings,
    record.pageStarts === undefined ? null : pageAt(record.pageStarts, start),
    start,
    end,
    text.slice(start, end),
    ...embeddings.map((byPassage) => byPassage.get(position) ?? null),
  ]);
}

function embeddingsOf(rows: EmbeddingRows | undefined): ReadonlyMap<number, readonly number[]> {
  if (rows === undefined) return new Map();
  const { dimensions, values, scales } = rows;
  return new Map(
    Array.from(rows.passages, (passage, row) => [
      passage,
      Array.from(values.subarray(row * dimensions, (row + 1) * dimensions), (value) => value * scales[row]!),
    ]),
  );
}
