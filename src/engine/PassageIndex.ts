import type { DenseIndex, DenseSearchOptions } from '../index/DenseIndex';
import type { PassageKey } from '../library/TextStore';
import type { EmbeddingRows } from '../library/embeddingBlock';
import { PassageLabels } from './PassageLabels';

/** A passage and its similarity to the query. */
export interface RankedPassage extends PassageKey {
  readonly score: number;
}

export interface PassageSearchOptions extends Omit<DenseSearchOptions, 'only'> {
  /** Only passages for which it is true; all, if not given. */
  readonly among?: (document: number, passage: number) => boolean;
}

/** Rows are compacted once this share of them is removed. */
const COMPACT_AT = 0.5;
const FEWEST_TO_COMPACT = 4096;

/** The rows of one space, and the passage that each row stands for. */
export class PassageIndex {
  readonly #index: DenseIndex;
  #labels = new PassageLabels();
  #rowsOfDocument = new Map<number, number[]>();

  constructor(index: DenseIndex) {
    this.#index = index;
  }

  /** Passages that can be found. */
  get size(): number {
    return this.#index.rows - this.#index.removedRows;
  }

  /** Passages of a document that can be found. */
  passagesOf(document: number): number {
    return this.#rowsOfDocument.get(document)?.length ?? 0;
  }

  /** Positions of a document's passages that have no row, ascending; `passages` is how many the document has. */
  missingOf(document: number, passages: number): number[] {
    const rows = this.#rowsOfDocument.get(document) ?? [];
    if (rows.length === passages) return [];
    const present = new Set(rows.map((row) => this.#labels.at(row).passage));
    return Array.from({ length: passages }, (_, position) => position).filter((position) => !present.has(position));
  }

  append(rows: EmbeddingRows): void {
    const first = this.#index.append(rows);
    this.#labels.append(rows.documents, rows.passages);
    this.#note(rows.documents, first);
  }

  /**
   * Makes searches of many rows that were appended fast; what was appended is found before, too.
   *
   * @param turn awaited about every millisecond, to let other work go first.
   * @throws what `turn` throws; then some of it is left.
   */
  async prepare(turn: () => Promise<void>): Promise<void> {
    while (this.#index.prepare()) await turn();
  }

  removeDocument(document: number): void {
    for (const row of this.#rowsOfDocument.get(document) ?? []) this.#index.remove(row);
    this.#rowsOfDocument.delete(document);
    const { removedRows, rows } = this.#index;
    if (removedRows >= FEWEST_TO_COMPACT && removedRows >= rows * COMPACT_AT) this.#compact();
  }

  /** Whether a passage can be found. */
  has({ document, passage }: PassageKey): boolean {
    return this.#rowOf(document, passage) !== undefined;
  }

  /** The closest passages, best first; equal scores in the order in which they were appended. */
  async search(query: Float32Array, { among, ...options }: PassageSearchOptions): Promise<RankedPassage[]> {
    return await this.#search(query, among ? { ...options, only: this.#labels.bits(among) } : options);
  }

  /** The similarity of each of some passages to a query, in their order; NaN for those without a row. */
  compare(query: Float32Array, passages: readonly PassageKey[]): Float64Array {
    const rows = passages.map(({ document, passage }) => this.#rowOf(document, passage) ?? -1);
    return this.#index.compare(query, rows);
  }

  async #search(query: Float32Array, options: DenseSearchOptions): Promise<RankedPassage[]> {
    // A compaction during a pause of the search numbers the rows anew.
    const labels = this.#labels;
    const ranked = await this.#index.search(query, options);
    return ranked.map(({ row, score }) => ({ ...labels.at(row), score }));
  }

  #rowOf(document: number, passage: number): number | undefined {
    const rows = this.#rowsOfDocument.get(document);
    // Most documents were appended whole.
    const likely = rows?.[passage];
    if (likely !== undefined && this.#labels.at(likely).passage === passage) return likely;
    return rows?.find((row) => this.#labels.at(row).passage === passage);
  }

  /** Notes rows from `first` on, by document; those of one document lie mostly side by side. */
  #note(documents: Uint32Array, first: number): void {
    let document = -1;
    let rows: number[] = [];
    for (let position = 0; position < documents.length; position++) {
      if (documents[position] !== document) {
        document = documents[position]!;
        const known = this.#rowsOfDocument.get(document);
        rows = known ?? [];
        if (!known) this.#rowsOfDocument.set(document, rows);
      }
      rows.push(first + position);
    }
  }

  #compact(): void {
    const kept: PassageKey[] = [];
    for (let row = 0; row < this.#labels.rows; row++) {
      const label = this.#labels.at(row);
      if (this.#rowsOfDocument.has(label.document)) kept.push(label);
    }
    this.#index.compact();
    this.#labels = new PassageLabels();
    const documents = Uint32Array.from(kept, ({ document }) => document);
    this.#labels.append(
      documents,
      Uint32Array.from(kept, ({ passage }) => passage),
    );
    this.#rowsOfDocument = new Map();
    this.#note(documents, 0);
  }
}
