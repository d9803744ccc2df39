import type { TableFormat } from '../../protocol/TableApi';
import type { MakeTableWriter } from './Table';

/** The writer of a format, loaded when it is asked for. */
export async function tableWriter(format: TableFormat): Promise<MakeTableWriter> {
  switch (format) {
    case 'jsonl':
      return (await import('./jsonLinesWriter')).jsonLinesWriter;
    case 'csv':
      return (await import('./csvWriter')).csvWriter;
    case 'parquet':
      return (await import('./parquetWriter')).parquetWriter;
  }
}
