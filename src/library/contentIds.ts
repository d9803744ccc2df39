import type { IDBPObjectStore, StoreNames } from 'idb';
import type { DocumentRecord, LibrarySchema } from './schema';

type Stores = StoreNames<LibrarySchema>[];
export type DocumentRecords = IDBPObjectStore<LibrarySchema, Stores, 'documents', 'readonly' | 'readwrite'>;

const indexes = { textOf: 'byTextOf', passagesOf: 'byPassagesOf' } as const;

/** What copies may share: the text, or passages and rows. */
export type SharedContent = keyof typeof indexes;

/**
 * The id under which a document's text, or its passages and rows, are kept: its own, or for a copy that of the document
 * that they came with. That one may be gone: its id then stands for the content alone, and is never given to another.
 */
export function contentId(document: Pick<DocumentRecord, 'id' | SharedContent>, content: SharedContent): number {
  return document[content] ?? document.id;
}

/** Within a transaction: the documents whose content is kept under an id, ascending. */
export async function usersOf(documents: DocumentRecords, content: SharedContent, id: number): Promise<number[]> {
  const [first, copies] = await Promise.all([documents.get(id), documents.index(indexes[content]).getAllKeys(id)]);
  const own = first && contentId(first, content) === id ? [id] : [];
  return [...own, ...copies].toSorted((a, b) => a - b);
}

/** Within a transaction: the documents of every content that a copy shares, by the id under which it is kept. */
export async function sharedContents(
  documents: DocumentRecords,
  content: SharedContent,
): Promise<ReadonlyMap<number, readonly number[]>> {
  const copies = await documents.index(indexes[content]).getAll();
  const ids = [...new Set(copies.map((copy) => contentId(copy, content)))];
  const users = await Promise.all(ids.map((id) => usersOf(documents, content, id)));
  return new Map(ids.map((id, position) => [id, users[position]!]));
}

/** Remembers the ids under which contents of copies are kept, so that they need not be looked up for every read. */
export class ContentIds {
  readonly #copies = new Map<number, DocumentRecord>();

  /** Takes over what a document's record says. */
  note(document: DocumentRecord): void {
    if (document.textOf !== undefined || document.passagesOf !== undefined) this.#copies.set(document.id, document);
  }

  /** The id under which a document's content is kept, as far as is known. */
  of(document: number, content: SharedContent): number {
    const copy = this.#copies.get(document);
    return copy ? contentId(copy, content) : document;
  }

  forget(document: number): void {
    this.#copies.delete(document);
  }
}
