import { composeDocument } from '../composeDocument';
import type { Block, ReadDocument } from '../Document';
import type { DecodedText } from '../decodeText';
import { skipWhiteSpace, skipWhiteSpaceBack } from '../whiteSpace';

/**
 * Reads the source of a program, or settings: as it is, every line kept, titled by the file's whole name. It is cut into
 * blocks where, behind blank lines, a line begins without indentation, which is between declarations in most languages.
 */
export function readCode(source: DecodedText, path: string): ReadDocument {
  const { text, warnings } = source;
  const title = path.slice(path.lastIndexOf('/') + 1);
  return composeDocument(path, { text, blocks: findBlocks(text), links: [] }, { title, warnings });
}

function findBlocks(text: string): Block[] {
  const blocks: Block[] = [];
  const border = /\n[^\S\n]*\n(?=[^\s)\]}])/g;
  let start = 0;
  while (start < text.length) {
    const end = border.exec(text)?.index ?? text.length;
    const first = skipWhiteSpace(text, start, end);
    if (first < end) {
      // The indentation of the first line belongs to the block.
      const lineStart = Math.max(start, text.lastIndexOf('\n', first) + 1);
      blocks.push({ kind: 'code', level: 0, start: lineStart, end: skipWhiteSpaceBack(text, first, end) });
    }
    start = end === text.length ? end : border.lastIndex;
  }
  return blocks;
}
