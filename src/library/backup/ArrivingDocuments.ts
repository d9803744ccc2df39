import type { EmbeddingRows } from '../embeddingBlock';
import type { DocumentRecord, TextPartRecord } from '../schema';
import type { BackedUpDocument } from './BackedUpDocument';

/**
 * Documents that have an id and can be read and found while they are still being written. Whoever reads documents by id
 * asks here first; nothing else may be written of them until they are `settled`.
 */
export class ArrivingDocuments {
  readonly #documents = new Map<number, BackedUpDocument>();
  #settled = Promise.withResolvers<void>();

  constructor() {
    this.#settled.resolve();
  }

  get(document: number): BackedUpDocument | undefined {
    return this.#documents.get(document);
  }

  has(document: number): boolean {
    return this.#documents.has(document);
  }

  ids(): number[] {
    return [...this.#documents.keys()];
  }

  /** The record of an arriving document. */
  record(id: number): DocumentRecord | undefined {
    const arriving = this.#documents.get(id);
    return arriving && { ...arriving.record, id };
  }

  /** All parts of an arriving document's text. */
  parts(document: number): readonly TextPartRecord[] | undefined {
    return this.#documents.get(document)?.parts.map((part) => ({ document, ...part }));
  }

  /** The rows of an arriving document in a space. */
  rows(document: number, space: string): EmbeddingRows | undefined {
    const rows = this.#documents.get(document)?.rows.get(space);
    return rows && { ...rows, documents: new Uint32Array(rows.documents.length).fill(document) };
  }

  /** @param documents by the ids that they will have. */
  add(documents: ReadonlyMap<number, BackedUpDocument>): void {
    if (documents.size === 0) return;
    if (this.#documents.size === 0) this.#settled = Promise.withResolvers<void>();
    for (const [id, document] of documents) this.#documents.set(id, document);
  }

  /** Forgets documents: they are written, or never will be. */
  delete(documents: Iterable<number>): void {
    for (const document of documents) this.#documents.delete(document);
    if (this.#documents.size === 0) this.#settled.resolve();
  }

  /** Resolves when every document is either wholly in the library or not at all. */
  async settled(): Promise<void> {
    while (this.#documents.size > 0) await this.#settled.promise;
  }
}
