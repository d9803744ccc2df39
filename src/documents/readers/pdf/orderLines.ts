import { findFragments, type Fragment } from './findFragments';
import type { PdfLine, PdfPage } from './PdfLine';

/** A column has this many lines at least, of this many characters on average; those of tables are shorter. */
const LEAST_LINES = 4;
const LEAST_CHARACTERS = 18;
/** Part of a page's lines that may reach across its columns, such as its title. */
const MOST_ACROSS = 0.35;
/** In points: columns that begin within this distance begin at the same place. */
const SAME_START = 4;
/** In font sizes: fragments this close in height are on one line. */
const SAME_LINE = 0.4;
const MOST_COLUMNS = 6;
/** Places that are tried as the left edge of a column: those at which most lines begin. */
const MOST_STARTS = 24;

/** The lines of a page in the order in which they are read: columns one after the other, stamps along the edges last. */
export function orderLines({ pieces }: PdfPage): PdfLine[] {
  const upright = findFragments(pieces.filter(({ isTurned }) => !isTurned));
  const turned = findFragments(pieces.filter(({ isTurned }) => isTurned));
  return [...orderColumns(upright, MOST_COLUMNS), ...turned.flatMap((fragment) => linesOf([fragment]))];
}

/**
 * Where a page has two columns, what reaches across them parts it into bands; in each the left column is read before the
 * right one. Either may have columns in turn.
 */
function orderColumns(fragments: readonly Fragment[], mostColumns: number): PdfLine[] {
  const border = mostColumns > 1 ? findColumn(fragments) : null;
  if (border === null) return linesOf(fragments);
  const across = fragments.filter((fragment) => isAcross(fragment, border)).toSorted((a, b) => a.y - b.y);
  const bands: { left: Fragment[]; right: Fragment[] }[] = Array.from({ length: across.length + 1 }, () => ({
    left: [],
    right: [],
  }));
  for (const fragment of fragments) {
    if (isAcross(fragment, border)) continue;
    const band = bands[countAbove(across, fragment.y)]!;
    (fragment.x < border - SAME_START ? band.left : band.right).push(fragment);
  }
  const rest = mostColumns - 1;
  const lines: PdfLine[] = [];
  let waiting: Fragment[] = [];
  for (const [index, { left, right }] of bands.entries()) {
    if (left.length > 0 || right.length > 0) {
      lines.push(...linesOf(waiting), ...orderColumns(left, rest), ...orderColumns(right, rest));
      waiting = [];
    }
    const next = across[index];
    if (next !== undefined) waiting.push(next);
  }
  return [...lines, ...linesOf(waiting)];
}

/** The left edge of a column that stands right of another; null when there is none. */
function findColumn(fragments: readonly Fragment[]): number | null {
  const starts = new Map<number, number>();
  for (const { x } of fragments) {
    const place = Math.round(x / SAME_START) * SAME_START;
    starts.set(place, (starts.get(place) ?? 0) + 1);
  }
  let best: number | null = null;
  let bestLines = 0;
  const likely = [...starts].toSorted((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, MOST_STARTS);
  for (const [place, count] of likely) {
    if (count < LEAST_LINES / 2) continue;
    const border = place - SAME_START / 2;
    const across = fragments.filter((fragment) => isAcross(fragment, border)).length;
    const left = fragments.filter((fragment) => fragment.x < border - SAME_START && !isAcross(fragment, border));
    const right = fragments.filter((fragment) => fragment.x >= border - SAME_START);
    const lines = Math.min(left.length, right.length);
    if (lines < LEAST_LINES || across > fragments.length * MOST_ACROSS || lines <= bestLines) continue;
    if (!isProse(left) || !isProse(right)) continue;
    best = border;
    bestLines = lines;
  }
  return best;
}

function isAcross({ x, right }: Fragment, border: number): boolean {
  return x < border - SAME_START && right > border + SAME_START;
}

function isProse(fragments: readonly Fragment[]): boolean {
  const characters = fragments.reduce((sum, { text }) => sum + text.length, 0);
  return characters >= fragments.length * LEAST_CHARACTERS;
}

/** How many of some fragments, from top to bottom, begin above a height. */
function countAbove(sorted: readonly Fragment[], y: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]!.y <= y) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The lines of one column from top to bottom. */
function linesOf(fragments: readonly Fragment[]): PdfLine[] {
  const columnLeft = fragments.reduce((left, { x }) => Math.min(left, x), Infinity);
  const columnRight = fragments.reduce((most, { right }) => Math.max(most, right), -Infinity);
  const rows: Fragment[][] = [];
  for (const fragment of fragments.toSorted((a, b) => a.y - b.y || a.x - b.x)) {
    const row = rows.at(-1);
    const isSame = row !== undefined && fragment.y - row[0]!.y <= Math.max(row[0]!.size, fragment.size) * SAME_LINE;
    if (isSame) row.push(fragment);
    else rows.push([fragment]);
  }
  return rows.map((row) => {
    const cells = row.toSorted((a, b) => a.x - b.x);
    const largest = row.reduce((a, b) => (b.size > a.size ? b : a));
    return {
      cells: cells.flatMap(({ text }) => cutAtLeaders(text)),
      x: cells[0]!.x,
      right: cells.reduce((most, { right }) => Math.max(most, right), -Infinity),
      y: largest.y,
      size: largest.size,
      font: row.every(({ font }) => font === row[0]!.font) ? row[0]!.font : null,
      columnLeft,
      columnRight,
    };
  });
}

/** Dots lead from a heading to its page in a table of contents; they part it like the cells of a row. */
function cutAtLeaders(text: string): string[] {
  const cells = text.split(/(?:[ \u00a0]?[.·…]){5,}/).map((cell) => cell.replace(/\s+/g, ' ').trim());
  return cells.length === 1 ? cells : cells.filter((cell) => cell !== '');
}
