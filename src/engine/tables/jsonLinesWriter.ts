import { bytesOf, type MakeTableWriter } from './Table';

/** One JSON object on each line; embeddings are left out, which would be ten times as large as in Parquet. */
export const jsonLinesWriter: MakeTableWriter = (sink, columns) => ({
  write: async (rows) => {
    const lines = rows.map((row) => {
      const fields = columns.flatMap(({ name, type }, at) => (type === 'floats' ? [] : [[name, row[at]]]));
      return `${JSON.stringify(Object.fromEntries(fields))}\n`;
    });
    await sink.write(bytesOf(lines.join('')));
  },
  finish: () => Promise.resolve(),
});
