import { composeDocument } from '../composeDocument';
import type { DecodedText } from '../decodeText';
import type { ReadDocument } from '../Document';
import { DocumentWriter } from '../DocumentWriter';
import { ReadError } from '../ReadError';
import { writeParagraphs } from '../writeParagraphs';
import { writeMarkdown } from './markdown';
import { fieldsOf, listOf, textOf, type JsonFields } from './notebook/jsonFields';
import { plainContent } from '../plainContent';

/** Colours and cursor moves that programs print (ECMA-48, 5.4). */
// oxlint-disable-next-line no-control-regex -- escape is what such a code begins with
const TERMINAL_CODES = /\u001b\[[\d;?]*[ -/]*[@-~]/g;
/** What stands for a picture or an object, and says nothing. */
const EMPTY_OUTPUT = /^<[^\n]*(?: at 0x[0-9a-f]+|Figure [^\n]*Axes)[^\n]*>$/i;

/**
 * Reads a Jupyter notebook (nbformat 3 and 4): its Markdown cells as Markdown, its code as code, and what was printed. A
 * notebook is plain JSON, so that no library is needed.
 *
 * @throws ReadError `malformed` or `empty`.
 */
export function readNotebook(source: DecodedText, path: string): ReadDocument {
  const notebook = fieldsOf(parse(source.text));
  const metadata = fieldsOf(notebook['metadata']);
  const cells = [
    ...listOf(notebook['cells']),
    ...listOf(notebook['worksheets']).flatMap((sheet) => listOf(fieldsOf(sheet)['cells'])),
  ];
  const writer = new DocumentWriter();
  const tags: string[] = [];
  for (const cell of cells) tags.push(...writeCell(fieldsOf(cell), writer));
  return composeDocument(path, writer.finish(), {
    title: textOf(metadata['title']),
    authors: listOf(metadata['authors']).map((author) => textOf(fieldsOf(author)['name']) || textOf(author)),
    tags,
    warnings: source.warnings,
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new ReadError(
      'malformed',
      'This notebook is not valid JSON; it may be cut off. Save it again and add it again.',
    );
  }
}

/** Writes a cell and gives the tags in it. */
function writeCell(cell: JsonFields, writer: DocumentWriter): readonly string[] {
  const source = readable(textOf(cell['source'] ?? cell['input']));
  switch (cell['cell_type']) {
    case 'markdown':
      return writeMarkdown(source, writer).tags;
    case 'heading':
      writer.write('heading', Math.max(1, Math.min(6, Number(cell['level']) || 1)), plainContent(source));
      return [];
    case 'code':
      writer.writeCode(source);
      for (const output of listOf(cell['outputs'])) writeOutput(fieldsOf(output), writer);
      return [];
    default:
      writeParagraphs(source, writer);
      return [];
  }
}

function writeOutput(output: JsonFields, writer: DocumentWriter): void {
  const shown = fieldsOf(output['data']);
  const printed =
    output['output_type'] === 'error' || output['output_type'] === 'pyerr'
      ? `${textOf(output['ename'])}: ${textOf(output['evalue'])}`
      : textOf(output['text'] ?? shown['text/markdown'] ?? shown['text/plain']);
  const text = readable(printed).trim();
  if (!EMPTY_OUTPUT.test(text)) writer.writeCode(text);
}

function readable(text: string): string {
  return plainContent(text.replace(TERMINAL_CODES, '')).text;
}
