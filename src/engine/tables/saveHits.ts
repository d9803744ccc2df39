import type { SearchAnswer } from '../../protocol/EngineApi';
import type { TableFormat } from '../../protocol/TableApi';
import { BlobSink } from '../backup/saveFile';
import type { Column } from './Table';
import { tableWriter } from './tableWriters';

const columns: readonly Column[] = [
  { name: 'query', type: 'text' },
  { name: 'rank', type: 'integer' },
  { name: 'score', type: 'number' },
  { name: 'strength', type: 'number' },
  { name: 'source', type: 'text' },
  { name: 'path', type: 'text' },
  { name: 'title', type: 'text' },
  { name: 'date', type: 'text' },
  { name: 'tags', type: 'texts' },
  { name: 'headings', type: 'texts' },
  { name: 'page', type: 'integer' },
  { name: 'start', type: 'integer' },
  { name: 'end', type: 'integer' },
  { name: 'excerpt', type: 'text' },
];

/** The hits of an answer as a table, best first. */
export async function saveHits({ query, encoder, hits }: SearchAnswer, format: TableFormat): Promise<Blob> {
  const sink = new BlobSink();
  const writer = (await tableWriter(format))(sink, columns, { 'inkling.encoder': encoder });
  await writer.write(
    hits.map((hit, at) => [
      query,
      at + 1,
      hit.score,
      hit.strength,
      hit.sourceName,
      hit.path,
      hit.title,
      hit.date,
      hit.tags,
      hit.headings,
      hit.page,
      hit.range.start,
      hit.range.end,
      hit.excerpt.text,
    ]),
  );
  await writer.finish();
  return sink.finish();
}
