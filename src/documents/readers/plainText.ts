import { composeDocument } from '../composeDocument';
import type { Block, ReadDocument } from '../Document';
import type { DecodedText } from '../decodeText';
import { skipWhiteSpace, skipWhiteSpaceBack } from '../whiteSpace';

/** Reads text without markup: as it is, paragraphs parted by blank lines, titled by its file's name. */
export function readPlainText(source: DecodedText, path: string): ReadDocument {
  const { text, warnings } = source;
  return composeDocument(path, { text, blocks: findParagraphs(text), links: [] }, { warnings });
}

function findParagraphs(text: string): Block[] {
  const blocks: Block[] = [];
  let start = skipWhiteSpace(text, 0, text.length);
  while (start < text.length) {
    const end = paragraphEnd(text, start);
    blocks.push({ kind: 'paragraph', level: 0, start, end: skipWhiteSpaceBack(text, start, end) });
    start = skipWhiteSpace(text, end, text.length);
  }
  return blocks;
}

/** The line end before the next blank line. */
function paragraphEnd(text: string, start: number): number {
  let newline = text.indexOf('\n', start);
  while (newline >= 0) {
    const next = skipWhiteSpace(text, newline + 1, text.length);
    if (next === text.length || text.slice(newline + 1, next).includes('\n')) return newline;
    newline = text.indexOf('\n', next);
  }
  return text.length;
}
