import { ByteWriter, ParquetWriter, type SchemaElement } from 'hyparquet-writer';
import type { Column, MakeTableWriter, Row } from './Table';

/** Rows in a row group: with embeddings some 10 MB, all of it in memory while it is written. */
const GROUP_ROWS = 4096;

/** Apache Parquet: texts compressed by Snappy, lists as lists, embeddings as lists of 32-bit floats. */
export const parquetWriter: MakeTableWriter = (sink, columns, notes) => {
  const bytes = new ByteWriter();
  const writer = new ParquetWriter({
    writer: bytes,
    schema: [{ name: 'root', num_children: columns.length }, ...columns.flatMap(schemaOf)],
    kvMetadata: Object.entries(notes).map(([key, value]) => ({ key, value })),
    createdBy: 'Inkling',
  });
  let waiting: Row[] = [];
  const drain = async (): Promise<void> => {
    await sink.write(new Uint8Array(bytes.getBuffer()));
    // What was handed over is forgotten; `offset` goes on counting from the beginning of the file.
    bytes.index = 0;
  };
  const writeGroup = async (): Promise<void> => {
    const rows = waiting;
    waiting = [];
    if (rows.length === 0) return;
    await writer.write({
      columnData: columns.map(({ name, type }, at) => ({
        name,
        data: rows.map((row) => row[at]),
        // Floats neither compress nor repeat.
        ...(type === 'floats' && { codec: 'UNCOMPRESSED' as const, encoding: 'PLAIN' as const, statistics: false }),
      })),
      rowGroupSize: GROUP_ROWS,
    });
    await drain();
  };
  return {
    write: async (rows) => {
      waiting.push(...rows);
      if (waiting.length >= GROUP_ROWS) await writeGroup();
    },
    finish: async () => {
      await writeGroup();
      await writer.finish();
      await drain();
    },
  };
};

function schemaOf({ name, type }: Column): SchemaElement[] {
  switch (type) {
    case 'text':
      return [{ name, ...text, repetition_type: 'OPTIONAL' }];
    case 'integer':
      return [{ name, type: 'INT32', repetition_type: 'OPTIONAL' }];
    case 'number':
      return [{ name, type: 'DOUBLE', repetition_type: 'OPTIONAL' }];
    case 'texts':
      return listOf(name, text);
    case 'floats':
      return listOf(name, { type: 'FLOAT' });
  }
}

const text = { type: 'BYTE_ARRAY', converted_type: 'UTF8' } as const;

/** The three levels that the format asks of a list. */
function listOf(name: string, element: Pick<SchemaElement, 'type' | 'converted_type'>): SchemaElement[] {
  return [
    { name, converted_type: 'LIST', repetition_type: 'OPTIONAL', num_children: 1 },
    { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
    { name: 'element', ...element, repetition_type: 'REQUIRED' },
  ];
}
