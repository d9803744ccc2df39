import type { ReadDocument } from '../documents/Document';
import type { PassagesRecord, TextPartRecord } from './schema';

/** UTF-16 code units in a part: an excerpt of a book reads one or two parts, not the book. */
export const PART_LENGTH = 65_536;

/** Cuts a document's text into parts of equal length. A block or link that crosses a border is cut there. */
export function partsOf({ text, blocks, links }: ReadDocument): Omit<TextPartRecord, 'document' | 'passages'>[] {
  const blocksOfPart = cutAtBorders(blocks);
  const linksOfPart = cutAtBorders(links);
  return Array.from({ length: Math.ceil(text.length / PART_LENGTH) }, (_, part) => ({
    part,
    text: text.slice(part * PART_LENGTH, (part + 1) * PART_LENGTH),
    blocks: blocksOfPart.get(part) ?? [],
    links: linksOfPart.get(part) ?? [],
  }));
}

/** The records of a document's text, of which a single one holds its passages, too. */
export function textRecords(
  parts: readonly Omit<TextPartRecord, 'document' | 'passages'>[],
  { document, ranges, headingPaths }: PassagesRecord,
): TextPartRecord[] {
  return parts.map((part) => ({
    document,
    ...part,
    ...(parts.length === 1 && { passages: { ranges, headingPaths } }),
  }));
}

function cutAtBorders<Range extends { readonly start: number; readonly end: number }>(
  ranges: readonly Range[],
): ReadonlyMap<number, Range[]> {
  const pieces = new Map<number, Range[]>();
  for (const range of ranges) {
    for (let start = range.start; start < range.end;) {
      const part = Math.floor(start / PART_LENGTH);
      const end = Math.min(range.end, (part + 1) * PART_LENGTH);
      const inPart = pieces.get(part);
      if (inPart) inPart.push({ ...range, start, end });
      else pieces.set(part, [{ ...range, start, end }]);
      start = end;
    }
  }
  return pieces;
}
