import type { DocumentRecord } from '../library/schema';

/**
 * The document that a wiki link names: by path, by file name with or without extension, by title, by alias, in this
 * order and without case; the shortest path where several match, as in Obsidian. A `#heading` is left aside.
 */
export function findDocument(name: string, documents: Iterable<DocumentRecord>): DocumentRecord | null {
  const wanted = plain(name.split('#')[0] ?? '');
  if (wanted === '') return null;
  let best: { readonly document: DocumentRecord; readonly rank: number } | null = null;
  for (const document of documents) {
    const rank = namesOf(document).findIndex((names) => names.includes(wanted));
    if (rank === -1) continue;
    if (!best || rank < best.rank || (rank === best.rank && comesBefore(document, best.document))) {
      best = { document, rank };
    }
  }
  return best?.document ?? null;
}

function namesOf({ path, title, aliases }: DocumentRecord): string[][] {
  const fileName = path.slice(path.lastIndexOf('/') + 1);
  return [[path, withoutExtension(path)], [fileName, withoutExtension(fileName)], [title], [...aliases]].map((names) =>
    names.map(plain),
  );
}

function comesBefore(a: DocumentRecord, b: DocumentRecord): boolean {
  return a.path.length - b.path.length < 0 || (a.path.length === b.path.length && a.path < b.path);
}

function withoutExtension(path: string): string {
  return path.replace(/\.[^./]+$/, '');
}

function plain(name: string): string {
  return name.trim().normalize('NFC').toLowerCase();
}
