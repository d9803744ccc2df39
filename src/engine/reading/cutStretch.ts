import type { Block } from '../../documents/Document';
import { STRETCH_LENGTH } from '../../protocol/ReadingApi';
import type { TextRange } from '../../protocol/SearchApi';

/** How far behind the border of a stretch a long block may be cut, to end it with a line or a word. */
const LONGEST_SEARCH = 2048;

/** The text to be looked at to cut a stretch: a block of `STRETCH_LENGTH` that touches the stretch lies in it whole. */
export function surroundings(stretch: number, length: number): TextRange {
  const start = stretch * STRETCH_LENGTH;
  return { start: Math.max(0, start - STRETCH_LENGTH), end: Math.min(length, start + 2 * STRETCH_LENGTH) };
}

/**
 * Where a stretch begins and ends, as `DocumentStretch` promises.
 *
 * @param text the text of the stretch's {@link surroundings}. @param blocks those that touch them, cut to them.
 */
export function cutStretch(stretch: number, length: number, text: string, blocks: readonly Block[]): TextRange {
  const from = surroundings(stretch, length).start;
  const borderAt = (position: number) => {
    if (position >= length) return length;
    if (position === 0) return 0;
    const block = blocks.find(({ start, end }) => start < position && end > position);
    if (block === undefined) return position;
    if (block.end - block.start <= STRETCH_LENGTH) return block.end;
    return from + cutOf(text, position - from, Math.min(block.end, position + LONGEST_SEARCH) - from);
  };
  return { start: borderAt(stretch * STRETCH_LENGTH), end: borderAt((stretch + 1) * STRETCH_LENGTH) };
}

/** The first place from `position` to `end` behind a line end, else behind white space, else one that splits no character. */
function cutOf(text: string, position: number, end: number): number {
  const ahead = text.slice(position, end);
  const lineEnd = ahead.indexOf('\n');
  if (lineEnd >= 0) return position + lineEnd + 1;
  const space = ahead.search(/\s/);
  if (space >= 0) return position + space + 1;
  const isLowSurrogate = /^[\uDC00-\uDFFF]/.test(ahead);
  return isLowSurrogate ? position + 1 : position;
}
