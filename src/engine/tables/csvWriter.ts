import Papa from 'papaparse';
import { bytesOf, type Cell, type MakeTableWriter } from './Table';

/**
 * What a spreadsheet would take for a formula: Papa Parse puts an apostrophe before it. Its own pattern overlooks texts
 * of several lines.
 */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;
/** Without it, Excel takes UTF-8 for the encoding of the system. */
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * Comma-separated values as in RFC 4180, with the columns' names first. Lists are joined by "; ", embeddings are left out.
 * A text that a spreadsheet would run as a formula gets an apostrophe in front; JSON Lines and Parquet hold it as it is.
 */
export const csvWriter: MakeTableWriter = (sink, columns) => {
  const shown = columns.flatMap(({ type }, at) => (type === 'floats' ? [] : [at]));
  let isFirst = true;
  const write = async (lines: readonly (readonly (string | number | null)[])[]): Promise<void> => {
    const text = Papa.unparse(lines, { newline: '\r\n', escapeFormulae: FORMULA });
    await sink.write(bytesOf(`${isFirst ? BYTE_ORDER_MARK : ''}${text}\r\n`));
    isFirst = false;
  };
  const begin = async (): Promise<void> => {
    if (isFirst) await write([shown.map((at) => columns[at]!.name)]);
  };
  return {
    write: async (rows) => {
      await begin();
      if (rows.length > 0) await write(rows.map((row) => shown.map((at) => plainCell(row[at]!))));
    },
    finish: begin,
  };
};

function plainCell(cell: Cell): string | number | null {
  return typeof cell === 'object' && cell !== null ? cell.join('; ') : cell;
}
