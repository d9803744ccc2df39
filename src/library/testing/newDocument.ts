import type { ReadDocument } from '../../documents/Document';
import { quantiseRows } from '../../index/quantiseRows';
import type { NewDocument } from '../writeDocuments';

/** A document as its reader gives it, of one paragraph. */
export function reading(text: string): ReadDocument {
  const blocks = [{ kind: 'paragraph' as const, level: 0, start: 0, end: text.length }];
  return {
    title: text.slice(0, 20),
    text,
    blocks,
    links: [],
    tags: ['t'],
    aliases: [],
    authors: [],
    dates: {},
    warnings: [],
  };
}

/** A document of a line for each passage; its text and its rows differ by path and seed. */
export function newDocument(
  path: string,
  passages: number,
  seed = 1,
  { space, dimensions } = { space: 'Test@1/4', dimensions: 4 },
): NewDocument {
  const text = Array.from({ length: passages }, (_, i) => `Passage ${i} of ${path} ${seed}.`).join('\n');
  let at = 0;
  const ranges = text.split('\n').map((line, index) => {
    const start = at;
    at += line.length + 1;
    return { start, end: start + line.length, headings: index % 2 === 0 ? [] : ['Odd', 'ones'] };
  });
  const values = Float32Array.from({ length: passages * dimensions }, (_, i) => Math.sin(seed * 31 + i));
  return {
    source: 'folder:Notes',
    path,
    modified: 1,
    contentHash: `${path}#${seed}`,
    read: reading(text),
    passages: ranges,
    rows: quantiseRows(values, dimensions),
    space,
    spareSpaces: [],
  };
}
