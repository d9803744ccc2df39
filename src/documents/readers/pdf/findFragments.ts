import type { PdfPiece } from './PdfLine';

/** Pieces of one baseline that belong together. */
export interface Fragment {
  text: string;
  x: number;
  right: number;
  y: number;
  size: number;
  /** Of all its letters; null when there are several. */
  font: string | null;
}

/** In font sizes: a gap from which there is a space, and one from which there is another column or cell. */
const SPACE = 0.15;
const COLUMN_GAP = 2;
/** How far, in font sizes, raised and lowered letters stand off their line. */
const RAISED = 0.5;

/** Joins pieces that follow one another on a line, as the file draws them, into fragments without wide gaps. */
export function findFragments(pieces: readonly PdfPiece[]): Fragment[] {
  const fragments: Fragment[] = [];
  let last: PdfPiece | null = null;
  for (const piece of pieces) {
    if (piece.text.trim() === '') continue;
    const open = fragments.at(-1);
    const gap = last === null || open === undefined ? Infinity : gapBetween(last, piece, open);
    if (open === undefined || gap > COLUMN_GAP || gap < -COLUMN_GAP) {
      const { text, x, y, size, font } = piece;
      fragments.push({ text, x, right: x + piece.width, y, size, font });
    } else {
      const needsSpace = gap > SPACE && !/\s$/.test(open.text) && !/^\s/.test(piece.text);
      open.text += needsSpace ? ` ${piece.text}` : piece.text;
      if (open.font !== piece.font) open.font = null;
      open.x = Math.min(open.x, piece.x);
      open.right = Math.max(open.right, piece.x + piece.width);
      // A raised number is smaller than the line that it is in.
      if (piece.size > open.size) {
        open.size = piece.size;
        open.y = piece.y;
      }
    }
    last = piece;
  }
  return fragments;
}

/** From one piece to the next in font sizes; endless when they are not on one line. */
function gapBetween(last: PdfPiece, next: PdfPiece, open: Fragment): number {
  const size = Math.max(last.size, next.size, open.size, 1);
  if (Math.abs(next.y - open.y) > size * RAISED) return Infinity;
  const gap =
    next.isRightToLeft && last.isRightToLeft ? last.x - (next.x + next.width) : next.x - (last.x + last.width);
  return gap / size;
}
