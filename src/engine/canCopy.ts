import { titleFromPath } from '../documents/titles';
import type { DocumentRecord } from '../library/schema';

/**
 * Whether a file with the content of a document would be read as exactly that document. Two things in a document may come
 * from its file's name: the title, and, by the ending, the way it was read.
 */
export function canCopy({ path, title }: Pick<DocumentRecord, 'path' | 'title'>, newPath: string): boolean {
  if (endingOf(path) !== endingOf(newPath)) return false;
  return title !== titleFromPath(path) || title === titleFromPath(newPath);
}

function endingOf(path: string): string {
  return /\.([^./]+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
}
