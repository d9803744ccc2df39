import type { MarkdownIt, StateBlock } from 'markdown-it';
import { CELL_SEPARATOR } from '../../cellSeparator';

/** Token types added to those of markdown-it; `content` is their text. */
export const FORMULA_BLOCK = 'formula_block';
export const PLAIN_LINES = 'plain_lines';

/**
 * Lists and quotes nested deeper than this are read line by line. markdown-it itself would drop what lies below its
 * `maxNesting` of 100 without a word; a list takes two of these levels, a quote one.
 */
const DEEPEST_LEVEL = 90;

const FOOTNOTE = /(?:\[\^[^\s[\]]{1,100}\]:[ \t]*)+/y;

type ReadBlock = (state: StateBlock, startLine: number, endLine: number, silent: boolean) => boolean;

/** Adds Obsidian's blocks (`%%` comments, `$$` formulas, footnotes) and makes sure that no text of a block is dropped. */
export function addBlockSyntax(markdown: MarkdownIt): void {
  const { ruler } = markdown.block;
  const readTable = ruler.getRules('')[0]!;
  ruler.at('table', (...call) => readTable(...call) && keepExtraCells(...call), { alt: ['paragraph', 'reference'] });
  ruler.before('table', PLAIN_LINES, readTooDeep);
  ruler.before('fence', 'comment_block', readComment, { alt: ['paragraph', 'blockquote', 'list'] });
  ruler.before('fence', FORMULA_BLOCK, readFormula);
  ruler.before('reference', 'footnote', readFootnote, { alt: ['paragraph', 'reference'] });
}

const readTooDeep: ReadBlock = (state, startLine, endLine, silent) => {
  if (silent || state.level < DEEPEST_LEVEL) return false;
  let line = startLine + 1;
  while (line < endLine && (state.isEmpty(line) || state.sCount[line]! >= state.blkIndent)) line++;
  state.push(PLAIN_LINES, '', 0).content = state.getLines(startLine, line, state.blkIndent, false);
  state.line = line;
  return true;
};

function lineText(state: StateBlock, line: number): string {
  return state.src.slice(state.bMarks[line]! + state.tShift[line]!, state.eMarks[line]);
}

/** The first line after `line` in the same container that holds `mark`, or -1. */
function findMark(state: StateBlock, line: number, endLine: number, mark: string): number {
  for (let next = line + 1; next < endLine; next++) {
    if (state.isEmpty(next)) continue;
    if (state.sCount[next]! < state.blkIndent) return -1;
    if (lineText(state, next).includes(mark)) return next;
  }
  return -1;
}

const readComment: ReadBlock = (state, startLine, endLine, silent) => {
  const opening = lineText(state, startLine);
  if (!opening.startsWith('%%') || opening.includes('%%', 2)) return false;
  const closing = findMark(state, startLine, endLine, '%%');
  if (closing < 0) return false;
  if (silent) return true;
  leaveOut(state, closing, lineText(state, closing).indexOf('%%') + 2);
  state.line = closing;
  return true;
};

/** Makes the parser see a line without its first `length` characters. */
function leaveOut(state: StateBlock, line: number, length: number): void {
  const start = state.bMarks[line]! + state.tShift[line]! + length;
  state.bMarks[line] = start;
  state.tShift[line] = /^[ \t]*/.exec(state.src.slice(start, state.eMarks[line]))![0].length;
}

const readFormula: ReadBlock = (state, startLine, endLine, silent) => {
  const opening = lineText(state, startLine);
  if (!opening.startsWith('$$') || opening.includes('$$', 2)) return false;
  const closing = findMark(state, startLine, endLine, '$$');
  if (closing < 0) return false;
  if (silent) return true;
  const lines = state.getLines(startLine + 1, closing, state.blkIndent, true);
  const last = lineText(state, closing);
  const end = last.indexOf('$$');
  state.push(FORMULA_BLOCK, '', 0).content = `${opening.slice(2)}\n${lines}${last.slice(0, end)}`;
  leaveOut(state, closing, end + 2);
  state.line = closing;
  return true;
};

/** Takes the `[^1]:` off a footnote and lets the parser read the rest; it would take short ones for link definitions. */
const readFootnote: ReadBlock = (state, startLine, endLine, silent) => {
  FOOTNOTE.lastIndex = state.bMarks[startLine]! + state.tShift[startLine]!;
  const match = FOOTNOTE.exec(state.src);
  if (match === null) return false;
  if (silent) return true;
  leaveOut(state, startLine, match[0].length);
  if (state.isEmpty(startLine)) {
    state.line = startLine + 1;
    return true;
  }
  return state.md.block.ruler.getRules('').some((read) => read(state, startLine, endLine, false));
};

/** Rows with more cells than their table's head lose them in Markdown, but not here. */
const keepExtraCells: ReadBlock = (state, startLine, _endLine, silent) => {
  if (silent) return true;
  const { tokens } = state;
  let columns = 0;
  let line = startLine;
  for (let index = tokens.findLastIndex(({ type }) => type === 'table_open'); index < tokens.length; index++) {
    const token = tokens[index]!;
    if (token.type === 'tr_open') line = token.map![0];
    if (token.type === 'th_open') columns++;
    if (token.type !== 'tr_close') continue;
    const cells = lineText(state, line)
      .trim()
      .replace(/^\||(?<!\\)\|$/g, '')
      .split(/(?<!\\)\|/);
    const extra = cells.slice(columns).map((cell) => cell.trim().replaceAll('\\|', '|'));
    const lastCell = tokens[index - 2];
    if (lastCell?.type === 'inline') lastCell.content = [lastCell.content, ...extra].join(CELL_SEPARATOR);
  }
  return true;
};
