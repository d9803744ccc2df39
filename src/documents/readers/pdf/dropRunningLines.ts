import { lineText, type PdfLine } from './PdfLine';

/** Parts of a page's height at its top and bottom in which headers and footers stand. */
const MARGIN = 0.12;
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

/**
 * Leaves out what stands at the same place on several pages: running headers and footers, and page numbers, which differ in
 * their digits alone.
 */
export function dropRunningLines(pages: readonly LinesOfPage[]): PdfLine[][] {
  const counts = new Map<string, number>();
  for (const page of pages) {
    const keys = page.lines.flatMap((line) => keyOf(line, page) ?? []);
    for (const key of new Set(keys)) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const least = pages.length <= SHORT ? 2 : LEAST_PAGES;
  return pages.map((page) =>
    page.lines.filter((line) => {
      const key = keyOf(line, page);
      return key === null || (counts.get(key) ?? 0) < (isNumber(lineText(line)) ? 2 : least);
    }),
  );
}

/** Equal for lines that repeat; null for one that stands among a page's text. */
function keyOf(line: PdfLine, { height }: LinesOfPage): string | null {
  if (height <= 0 || (line.y > height * MARGIN && line.y < height * (1 - MARGIN))) return null;
  const text = lineText(line).toLowerCase();
  const pattern = isNumber(text) ? '#' : text.replace(/\d+/g, '#');
  return `${Math.round(line.y / height / SAME_PLACE)} ${pattern}`;
}

function isNumber(text: string): boolean {
  return /^[^\p{L}\p{N}]*(?:\d{1,5}|[ivxlc]{1,7})[^\p{L}\p{N}]*$/iu.test(text);
}
