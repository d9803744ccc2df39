import { parse } from 'csv-parse/sync';

/**
 * The fields of each line of a CSV file, or of a tab-separated one, where quotation marks mean nothing.
 *
 * @param {string} text
 * @param {',' | '\t'} delimiter
 * @returns {string[][]}
 */
export function parseTable(text, delimiter) {
  return parse(text, { delimiter, bom: true, quote: delimiter === ',' ? '"' : false, skip_empty_lines: true });
}
