import { lineText, type PdfLine } from './PdfLine';

/** Lines of one paragraph are at most this many font sizes apart. */
const WIDEST_LEADING = 1.75;
/** In font sizes. */
const INDENT = 0.8;
/** Part of its column's width that a line leaves free when it ends a paragraph. */
const SHORT = 0.15;
const SENTENCE_END = /[.!?:…。！？]["”’»)\]]*\d{0,2}$/;
const BULLET = /^[•‣▪●○◦∙·■□–—*-]\s+\S|^\(?(?:\d{1,3}|[a-z])[.)]\s+\S/;

/** Whether a line begins with the mark of a list. */
export function takesBullet(text: string): boolean {
  return BULLET.test(text);
}

/** Whether a line, below another one, begins a paragraph. Lines of an item stand further in than its mark. */
export function startsParagraph(before: PdfLine, line: PdfLine, isItem: boolean): boolean {
  const size = Math.max(before.size, line.size);
  if (line.y - before.y > size * WIDEST_LEADING || !isLike(before, line)) return true;
  const width = before.columnRight - before.columnLeft;
  const hasEnded = SENTENCE_END.test(lineText(before));
  const isShort = before.right < before.columnRight - width * SHORT;
  const changesFont = before.font !== null && line.font !== null && before.font !== line.font;
  if (isShort && (hasEnded || changesFont)) return true;
  if (isItem) return line.x < before.x - size * INDENT && hasEnded;
  return hasEnded && line.x > before.x + size * INDENT;
}

/** Whether the first line of a column or page goes on with the paragraph at the end of the one before. */
export function joinsAcross(before: PdfLine, line: PdfLine): boolean {
  const text = lineText(before);
  return isLike(before, line) && !SENTENCE_END.test(text) && (/^\p{Ll}/u.test(lineText(line)) || /[-,;]$/.test(text));
}

function isLike(a: PdfLine, b: PdfLine): boolean {
  return Math.abs(a.size - b.size) <= Math.max(a.size, b.size) * 0.12;
}
