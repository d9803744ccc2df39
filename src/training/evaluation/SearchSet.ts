import type { LexicalPassage } from '../../index/lexical/LexicalIndex';
import type { Judgements } from './rankings';
import type { RetrievalSet } from './RetrievalSet';

/** A passage of a document, as search indexes it. */
export interface SearchedPassage extends LexicalPassage {
  readonly document: number;
}

/** A query and the documents that answer it. */
export interface JudgedQuery {
  readonly text: string;
  /** Queries of one kind are also measured by themselves. */
  readonly kind: string;
  readonly relevant: Judgements;
}

/** Passages to search in, and queries with judgements of their documents. */
export interface SearchSet {
  readonly name: string;
  readonly passages: readonly SearchedPassage[];
  readonly queries: readonly JudgedQuery[];
}

/** Whole documents as passages. */
export function searchSetOf(name: string, { documents, queries }: RetrievalSet): SearchSet {
  return {
    name,
    passages: documents.map(({ id, title, text }) => ({
      document: id,
      title,
      tags: [],
      headings: [],
      path: '',
      body: text,
    })),
    queries: queries.map(({ text, relevant }) => ({ text, relevant, kind: 'all' })),
  };
}
