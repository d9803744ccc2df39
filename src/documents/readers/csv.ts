import Papa from 'papaparse';
import { CELL_SEPARATOR } from '../cellSeparator';
import { composeDocument } from '../composeDocument';
import type { DecodedText } from '../decodeText';
import type { ReadDocument } from '../Document';
import { DocumentWriter } from '../DocumentWriter';
import { columnNames } from './csv/columnNames';
import { MOST_BLOCKS } from '../mostBlocks';
import { plainContent } from '../plainContent';

/**
 * Reads a table of values: one table row for each line, each value with its column's name in front where the first line
 * names the columns, so that a row found alone says what it is. Papa Parse (MIT, 20 kB, no dependencies, kept since 2013)
 * knows quotes, broken quotes and finds the delimiter.
 *
 * @throws ReadError `empty`.
 */
export function readCsv(source: DecodedText, path: string): ReadDocument {
  const { data, errors } = Papa.parse(source.text, {
    delimiter: /\.tsv$/i.test(path) ? '\t' : '',
    skipEmptyLines: 'greedy',
    preview: MOST_BLOCKS,
    delimitersToGuess: [',', ';', '\t', '|'],
  });
  const names = columnNames(data);
  const writer = new DocumentWriter();
  for (const row of names === null ? data : data.slice(1)) writeRow(row, names, writer);
  const isBroken = errors.some(({ code }) => code === 'MissingQuotes' || code === 'InvalidQuotes');
  return composeDocument(path, writer.finish(), {
    warnings: [
      ...source.warnings,
      ...(data.length === MOST_BLOCKS ? [`Only the first ${MOST_BLOCKS} rows of this table were read.`] : []),
      ...(isBroken
        ? ['A quotation mark in this table is not closed, so that some rows may have run into each other.']
        : []),
    ],
  });
}

function writeRow(row: readonly string[], names: readonly string[] | null, writer: DocumentWriter): void {
  const cells = row.map((cell, column) => {
    // The separator within a value would look like two cells.
    const value = cell.replaceAll(/\s+/g, ' ').replaceAll(CELL_SEPARATOR, ' ¦ ').trim();
    const name = names?.[column];
    return name === undefined || value === '' ? value : `${name}: ${value}`;
  });
  writer.write('table-row', 0, plainContent(cells.filter((cell) => cell !== '').join(CELL_SEPARATOR)));
}
