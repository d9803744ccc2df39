import { lineText, type PdfLine } from './PdfLine';

/** Parts of a page's height at its top and bottom in which headers and footers stand. */
const MARGIN = 0.1;
/** They have this many lines at most, and stand this many font sizes apart from the text. */
const MOST_LINES = 2;
const APART = 1.6;
/** Lines that far from each other, in parts of a page's height, stand at the same place. */
const SAME_PLACE = 0.01;
/** A line that stands there on this many pages is a header or footer; in short documents on two. */
const LEAST_PAGES = 3;
const SHORT = 4;

/** The lines of one page with its height. */
export interface LinesOfPage {
  readonly height: number;
  readonly lines: readonly PdfLine[];
}

/** A line at a page's edge. */
interface EdgeLine {
  /** Its height, the same for lines that stand at the same place. */
  readonly place: string;
  /** The same for lines that repeat: place and text, digits alike. */
  readonly key: string;
}

/**
 * Leaves out what stands at the same place on several pages: running headers and footers, and page numbers, which differ in
 * their digits alone; and where such lines stand, those that stand on one page only but have a number.
 */
export function dropRunningLines(pages: readonly LinesOfPage[]): (readonly PdfLine[])[] {
  const edges = pages.map(findEdges);
  const counts = new Map<string, number>();
  for (const edge of edges) {
    for (const key of new Set([...edge.values()].map((line) => line.key))) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const places = new Map<string, number>();
  for (const { place, key } of edges.flatMap((edge) => [...edge.values()])) {
    if (counts.get(key)! > 1) places.set(place, (places.get(place) ?? 0) + 1);
  }
  const least = pages.length <= SHORT ? 2 : LEAST_PAGES;
  const isRunning = (line: PdfLine, { key, place }: EdgeLine): boolean => {
    const text = lineText(line);
    if (hasNumber(text) && (places.get(place) ?? 0) >= LEAST_PAGES) return true;
    return counts.get(key)! >= (isNumber(text) ? 2 : least);
  };
  const kept = pages.map(({ lines }, page) =>
    lines.filter((line) => {
      const edge = edges[page]!.get(line);
      return edge === undefined || !isRunning(line, edge);
    }),
  );
  // Pages of nothing but what repeats, such as labels.
  return kept.every((lines) => lines.length === 0) ? pages.map(({ lines }) => lines) : kept;
}

/** The lines at the top and bottom of a page that may be headers and footers. */
function findEdges({ height, lines }: LinesOfPage): ReadonlyMap<PdfLine, EdgeLine> {
  const down = lines.toSorted((a, b) => a.y - b.y);
  const found = [
    ...outermost(down, (y) => y < height * MARGIN),
    ...outermost(down.toReversed(), (y) => y > height * (1 - MARGIN)),
  ];
  return new Map(
    found.map((line) => {
      const text = lineText(line).toLowerCase();
      const place = String(Math.round(line.y / height / SAME_PLACE));
      return [line, { place, key: `${place} ${isNumber(text) ? '#' : text.replace(/\d+/g, '#')}` }];
    }),
  );
}

/** The outermost of lines sorted from an edge on, down to the gap before the text. */
function outermost(lines: readonly PdfLine[], isAtEdge: (y: number) => boolean): readonly PdfLine[] {
  let count = 0;
  while (count < MOST_LINES && count < lines.length && isAtEdge(lines[count]!.y)) count++;
  for (; count > 0 && count < lines.length; count--) {
    const last = lines[count - 1]!;
    if (Math.abs(lines[count]!.y - last.y) >= last.size * APART) break;
  }
  return lines.slice(0, count);
}

/** Whether a line begins or ends with a number, as a chapter's title does that stands next to that of its page. */
function hasNumber(text: string): boolean {
  return /^\d{1,4}\s|\s\d{1,4}$/.test(text);
}

function isNumber(text: string): boolean {
  return /^[^\p{L}\p{N}]*(?:\d{1,5}|[ivxlc]{1,7})[^\p{L}\p{N}]*$/iu.test(text);
}
