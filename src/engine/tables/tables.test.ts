import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { describe, expect, it } from 'vitest';
import type { TableFormat } from '../../protocol/TableApi';
import { BlobSink } from '../backup/saveFile';
import type { Column, Row } from './Table';
import { tableWriter } from './tableWriters';

const columns: readonly Column[] = [
  { name: 'title', type: 'text' },
  { name: 'count', type: 'integer' },
  { name: 'score', type: 'number' },
  { name: 'tags', type: 'texts' },
  { name: 'embedding', type: 'floats' },
];

async function write(format: TableFormat, rows: readonly Row[], atOnce = 3): Promise<Blob> {
  const sink = new BlobSink();
  const writer = (await tableWriter(format))(sink, columns, { 'inkling.embedding': 'Test@1/2' });
  for (let at = 0; at < rows.length; at += atOnce) await writer.write(rows.slice(at, at + atOnce));
  await writer.finish();
  return sink.finish();
}

const words = fc.string({ unit: 'grapheme' });
/** Numbers that 32-bit floats hold. */
const float = fc.float({ noNaN: true, noDefaultInfinity: true });
const row = fc.tuple(
  fc.option(words),
  fc.option(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 })),
  fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }).filter((value) => !Object.is(value, -0))),
  fc.array(words, { maxLength: 4 }),
  fc.option(fc.array(float, { minLength: 2, maxLength: 2 })),
);
const seeded = { seed: 5, numRuns: 60 };

describe('Parquet', () => {
  it('holds every value, lists and embeddings too, as another reader sees them', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 20 }), async (rows) => {
        const file = await (await write('parquet', rows)).arrayBuffer();
        const read = await parquetReadObjects({ file });
        // The reader gives undefined for a list that is null.
        for (const each of read) each['embedding'] ??= null;
        expect(read).toEqual(rows.map((cells) => Object.fromEntries(columns.map(({ name }, at) => [name, cells[at]]))));
      }),
      seeded,
    );
  });

  it('of many row groups is whole, and names the space of its embeddings', async () => {
    const rows = Array.from({ length: 10_000 }, (_, i): Row => [`Note ${i}`, i, i / 2, [`tag ${i % 7}`], [i, -i]]);
    const file = await (await write('parquet', rows, 64)).arrayBuffer();
    const metadata = parquetMetadata(file);
    expect(metadata.row_groups.length).toBeGreaterThan(2);
    expect(metadata.key_value_metadata).toEqual([{ key: 'inkling.embedding', value: 'Test@1/2' }]);
    const read = await parquetReadObjects({ file, rowStart: 9_999, rowEnd: 10_000 });
    expect(read).toEqual([
      { title: 'Note 9999', count: 9999, score: 4999.5, tags: ['tag 3'], embedding: [9999, -9999] },
    ]);
  });
});

describe('JSON Lines', () => {
  it('holds every value but embeddings', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 20 }), async (rows) => {
        const lines = (await (await write('jsonl', rows)).text()).split('\n').slice(0, -1);
        expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(
          rows.map(([title, count, score, tags]) => ({ title, count, score, tags })),
        );
      }),
      seeded,
    );
  });
});

describe('CSV', () => {
  const cellsOf = async (rows: readonly Row[]) =>
    parse(await (await write('csv', rows)).text(), { bom: true, relax_column_count: false });

  it('holds every text, number and list', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 20 }), async (rows) => {
        const [names, ...cells] = await cellsOf(rows);
        expect(names).toEqual(['title', 'count', 'score', 'tags']);
        const plain = (text: string) => (/^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text);
        expect(cells).toEqual(
          rows.map(([title, count, score, tags]) => [
            plain(title ?? ''),
            String(count ?? ''),
            String(score ?? ''),
            plain(tags.join('; ')),
          ]),
        );
      }),
      seeded,
    );
  });

  it('runs nothing in a spreadsheet, also where a formula goes on over several lines', async () => {
    const formulas = ['=1+1', '=HYPERLINK("https://example.org";\n"x")', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'];
    const cells = await cellsOf(formulas.map((formula): Row => [formula, -1, -0.5, [formula], null]));
    for (const [title, count, score, tags] of cells.slice(1)) {
      expect(title).toMatch(/^'/);
      expect(tags).toMatch(/^'/);
      expect([count, score]).toEqual(['-1', '-0.5']);
    }
  });

  it('of nothing has the names of its columns', async () => {
    expect(await cellsOf([])).toEqual([['title', 'count', 'score', 'tags']]);
  });
});
