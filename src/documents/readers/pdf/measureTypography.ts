import type { Typography } from './PageWriter';
import { lineText, type PdfLine } from './PdfLine';

/** A heading is set this much larger than the text, has letters enough for a word, and stands on a few lines at most. */
const LARGER = 1.15;
const LEAST_LETTERS = 3;
const LONGEST = 200;
/** Headings of more sizes are ornaments. */
const MOST_SIZES = 6;

/** What sizes mean in a document: most of its text is set in one, and larger ones are for headings. */
export function measureTypography(lines: readonly PdfLine[]): Typography {
  const characters = new Map<number, number>();
  const words = new Set<string>();
  for (const line of lines) {
    const text = lineText(line);
    const size = Math.round(line.size * 2);
    characters.set(size, (characters.get(size) ?? 0) + text.length);
    for (const word of text.toLowerCase().match(/\p{L}+(?:-\p{L}+)*(?!-$)/gu) ?? []) words.add(word);
  }
  const body = [...characters].reduce((most, next) => (next[1] > most[1] ? next : most), [0, 0])[0];
  const sizes = new Set<number>();
  for (const line of lines) {
    const text = lineText(line);
    const letters = text.match(/\p{L}/gu)?.length ?? 0;
    const size = Math.round(line.size * 2);
    if (size >= body * LARGER && letters >= LEAST_LETTERS && text.length <= LONGEST) sizes.add(size);
  }
  return { headingSizes: [...sizes].toSorted((a, b) => b - a).slice(0, MOST_SIZES), words };
}
