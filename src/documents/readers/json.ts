import { composeDocument } from '../composeDocument';
import type { DecodedText } from '../decodeText';
import type { ReadDocument } from '../Document';
import { DocumentWriter } from '../DocumentWriter';
import { toIsoDate } from '../isoDate';
import { readCode } from './code';
import { jsonLeaves } from './json/jsonLeaves';
import { parseJsonLines } from './json/parseJsonLines';
import { MOST_BLOCKS } from '../mostBlocks';
import { plainContent } from '../plainContent';

/** Between a key and the key in it. */
const KEY_SEPARATOR = ' › ';
/** A longer text is a paragraph of its own, not a value in a list. */
const LONGEST_VALUE = 300;

/**
 * Reads JSON as readable text: each value with the keys that lead to it, one block each, and JSON Lines with one block for
 * each line. A top-level `title`, `date`, `author` and `tags` become fields. What is not valid JSON is read as it is.
 *
 * @throws ReadError `empty` when there are no values.
 */
export function readJson(source: DecodedText, path: string): ReadDocument {
  const whole = parse(source.text);
  const lines = whole === undefined ? parseJsonLines(source.text) : null;
  if (whole === undefined && lines === null) {
    return {
      ...readCode(source, path),
      warnings: [...source.warnings, 'This is not valid JSON; it was read as plain text.'],
    };
  }
  const writer = new DocumentWriter();
  const isWhole = lines === null ? writeLeaves(whole, writer) : writeLines(lines, writer);
  const warnings = isWhole ? [] : [`Only the first ${MOST_BLOCKS} values of this file were read.`];
  return composeDocument(path, writer.finish(), { ...factsOf(whole), warnings: [...source.warnings, ...warnings] });
}

/** undefined for what is no JSON. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Gives whether all was written. */
function writeLeaves(value: unknown, writer: DocumentWriter): boolean {
  let count = 0;
  for (const { keys, text } of jsonLeaves(value)) {
    if (++count > MOST_BLOCKS) return false;
    const name = keys.join(KEY_SEPARATOR);
    const line = name === '' ? text : `${name}: ${text}`;
    const isLong = text.length > LONGEST_VALUE || text.includes('\n');
    writer.write(isLong ? 'paragraph' : 'list-item', isLong ? 0 : 1, plainContent(line));
  }
  return true;
}

/** Gives whether all was written. */
function writeLines(lines: readonly unknown[], writer: DocumentWriter): boolean {
  for (const line of lines.slice(0, MOST_BLOCKS)) writeLine(line, writer);
  return lines.length <= MOST_BLOCKS;
}

/** All values of a line in one block: a line is a record. A line that is no JSON stays as it is. */
function writeLine(line: unknown, writer: DocumentWriter): void {
  const values = [...jsonLeaves(line)].map(({ keys, text }) =>
    keys.length === 0 ? text : `${keys.join(KEY_SEPARATOR)}: ${text}`,
  );
  writer.write('paragraph', 0, plainContent(values.join('\n')));
}

function factsOf(value: unknown): {
  title?: string;
  tags?: string[];
  authors?: string[];
  created?: string | undefined;
} {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {};
  const fields = value as Readonly<Record<string, unknown>>;
  const title = fields['title'] ?? fields['name'];
  const listOf = (field: unknown): string[] =>
    (Array.isArray(field) ? (field as unknown[]) : [field]).filter((entry) => typeof entry === 'string');
  return {
    ...(typeof title === 'string' && { title }),
    tags: listOf(fields['tags']),
    authors: [...listOf(fields['author']), ...listOf(fields['authors'])],
    created: toIsoDate(fields['created'] ?? fields['date']),
  };
}
