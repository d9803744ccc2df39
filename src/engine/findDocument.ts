import type { DocumentRecord } from '../library/schema';

/**
 * The document that a wiki link names: by path, by file name with or without extension, by title, by alias, in this
 * order and without case; the shortest path where several match, as in Obsidian. A `#heading` is left aside, unless the name
 * with it is that of a document: files may be named `C#.md`.
 */
export function findDocument(name: string, documents: Iterable<DocumentRecord>): DocumentRecord | null {
  const all = [...documents];
  for (let end = name.length; end > 0; end = name.lastIndexOf('#', end - 1)) {
    const found = findNamed(plain(name.slice(0, end)), all);
    if (found !== null) return found;
  }
  return null;
}

function findNamed(wanted: string, documents: readonly DocumentRecord[]): DocumentRecord | null {
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
