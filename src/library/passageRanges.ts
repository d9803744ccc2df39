import type { Passage } from '../documents/Document';
import { hashPassage } from './hashPassage';
import type { PackedPassages, PassagesRecord } from './schema';

const NUMBERS = 3;

/** Packs the passages of a document, with their hashes: a book has tens of thousands. */
export function packPassages(
  document: number,
  passages: readonly Passage[],
  { title, text }: { readonly title: string; readonly text: string },
): PassagesRecord {
  const ranges = new Uint32Array(passages.length * NUMBERS);
  const hashes = new Uint32Array(passages.length * 2);
  const headingPaths: (readonly string[])[] = [];
  const positions = new Map<string, number>();
  for (const [index, { start, end, headings }] of passages.entries()) {
    const key = JSON.stringify(headings);
    let position = positions.get(key);
    if (position === undefined) {
      position = headingPaths.push(headings) - 1;
      positions.set(key, position);
    }
    ranges.set([start, end, position], index * NUMBERS);
    hashes.set(hashPassage([title, ...headings], text.slice(start, end)), index * 2);
  }
  return { document, ranges, headingPaths, hashes };
}

/** @throws RangeError when there is no such passage. */
export function unpackPassage({ ranges, headingPaths }: PackedPassages, position: number): Passage {
  const at = position * NUMBERS;
  const start = ranges[at];
  const end = ranges[at + 1];
  const headings = headingPaths[ranges[at + 2] ?? -1];
  if (start === undefined || end === undefined || headings === undefined) {
    throw new RangeError(`There is no passage ${position}.`);
  }
  return { start, end, headings };
}

/** All passages, in order. */
export function unpackPassages(record: PackedPassages): Passage[] {
  return Array.from({ length: record.ranges.length / NUMBERS }, (_, position) => unpackPassage(record, position));
}
