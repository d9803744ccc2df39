import { readableKind } from '../../documents/fileKinds';

/** How a document is laid out: as text of blocks, as the lines of a program, as a table of values, or as a letter. */
export type ReadingKind = 'text' | 'code' | 'table' | 'mail';

/** How to lay out the document of a path. */
export function readingKind(path: string): ReadingKind {
  // A message out of a mailbox has a name of its own below it.
  if (/\.mbox\//i.test(path)) return 'mail';
  const kind = readableKind(path);
  if (kind === 'code') return 'code';
  if (kind === 'csv') return 'table';
  return kind === 'email' ? 'mail' : 'text';
}
