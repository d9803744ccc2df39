import type { LexicalAnswer, LexicalPassage, LexicalSearchOptions } from '../../index/lexical/LexicalIndex';
import type { Phrase } from '../../index/lexical/phraseOf';
import type { QueryWord } from '../../index/lexical/queryWords';
import { SegmentedLexicalIndex, type MergeOptions } from '../../index/lexical/SegmentedLexicalIndex';
import type { RowSet } from '../../index/RowSet';
import type { StoredWords } from '../../library/WordStore';
import { PassageNumbers } from './PassageNumbers';

/** A part to be stored: a segment, and which passage each of its rows is. */
export type WordsPart = Omit<StoredWords, 'id'>;

/**
 * The words of the library's passages. Every document known to it has a number for each of its passages; those that are
 * indexed can be found by their words.
 */
export class WordIndex {
  readonly #index = new SegmentedLexicalIndex();
  readonly #languages = new Map<number, string>();
  /** Passages in the index, by document. */
  readonly #indexed = new Map<number, number>();
  #numbers = new PassageNumbers();
  #version = 0;

  /** The numbers as they are now. A search keeps the ones it began with: another object takes their place in time. */
  get numbers(): PassageNumbers {
    return this.#numbers;
  }

  /** Changes whenever documents come or go. */
  get version(): number {
    return this.#version;
  }

  /** Passages that can be found by their words. */
  get size(): number {
    return this.#index.size;
  }

  /** Passages of a document that can be found by their words. */
  passagesOf(document: number): number {
    return this.#indexed.get(document) ?? 0;
  }

  /** The language of an indexed document, such as `de`; null when it cannot be told. */
  languageOf(document: number): string | null {
    return this.#languages.get(document) ?? null;
  }

  /** Notes the language of a document. */
  putLanguage(document: number, language: string): void {
    this.#languages.set(document, language);
    this.#version += 1;
  }

  /** Numbers the passages of a document, if it has no numbers yet. */
  number(document: number, passages: number): void {
    if (this.#numbers.has(document)) return;
    this.#numbers.add(document, passages);
    this.#version += 1;
  }

  /** Indexes a passage of a numbered document. */
  add(document: number, passage: number, words: LexicalPassage): void {
    this.#index.add(this.#numbers.rowOf(document, passage), words);
    this.#indexed.set(document, this.passagesOf(document) + 1);
  }

  /**
   * Takes over what was stored, without passages that have no number here and those that are indexed already.
   *
   * @throws SegmentFormatError when it is damaged: then nothing has changed.
   */
  addPart({ documents, passages, languages, buffer }: WordsPart): void {
    const taken = new Set<number>();
    const rows = new Int32Array(documents.length).fill(-1);
    for (const [index, document] of documents.entries()) {
      const row = this.#numbers.rowOf(document, passages[index]!);
      if (row < 0 || taken.has(row) || this.#index.has(row)) continue;
      taken.add(row);
      rows[index] = row;
    }
    this.#index.addSegment({ buffer, rows });
    for (const row of taken) {
      const document = this.#numbers.documentAt(row);
      this.#indexed.set(document, this.passagesOf(document) + 1);
      const language = languages.get(document);
      if (language !== undefined) this.#languages.set(document, language);
    }
    this.#version += 1;
  }

  /** Lets a document be indexed anew. */
  clear(document: number): void {
    this.#index.remove(this.#numbers.rowsOf(document));
    this.#indexed.delete(document);
  }

  /** Forgets documents. */
  remove(documents: readonly number[]): void {
    this.#index.remove(documents.flatMap((document) => this.#numbers.remove(document)));
    for (const document of documents) {
      this.#indexed.delete(document);
      this.#languages.delete(document);
    }
    this.#version += 1;
    if (this.#numbers.isSparse) this.#compact();
  }

  search(words: readonly QueryWord[], options: LexicalSearchOptions): LexicalAnswer {
    return this.#index.search(words, options);
  }

  /** As `LexicalIndex.forgives`. */
  forgives(word: QueryWord): boolean {
    return this.#index.forgives(word);
  }

  rowsWith(phrase: Phrase): RowSet {
    return this.#index.rowsWith(phrase);
  }

  async mergeSmall(options: MergeOptions): Promise<void> {
    await this.#index.mergeSmall(options);
  }

  async merge(options: MergeOptions): Promise<void> {
    await this.#index.merge(options);
  }

  /** What to store. Segments that were stored before have the same buffer as then. */
  parts(): WordsPart[] {
    return this.#index.segments().map(({ buffer, rows }) => {
      const documents = new Uint32Array(rows.length);
      const passages = new Uint32Array(rows.length);
      const languages = new Map<number, string>();
      for (const [index, row] of rows.entries()) {
        if (row < 0) continue;
        const key = this.#numbers.at(row);
        documents[index] = key.document;
        passages[index] = key.passage;
        const language = this.#languages.get(key.document);
        if (language !== undefined) languages.set(key.document, language);
      }
      return { documents, passages, languages, buffer };
    });
  }

  #compact(): void {
    const before = this.#numbers;
    this.#numbers = before.compacted();
    this.#index.renumber((row) => {
      const { document, passage } = before.at(row);
      return this.#numbers.rowOf(document, passage);
    });
    this.#version += 1;
  }
}
