import type { SearchOptions } from '../../protocol/EngineApi';

/** A passage, or a whole document, whose like is looked for. */
export interface SimilarTo {
  readonly document: number;
  /** Position of the passage in the document, from 0; null for the whole document. */
  readonly passage: number | null;
  readonly title: string;
}

/** What is asked of the engine: a query, or what is similar to something; and how hits are chosen and ordered. */
export interface Question {
  readonly query: string;
  /** In place of the query, which is empty then. */
  readonly similarTo: SimilarTo | null;
  readonly sort: NonNullable<SearchOptions['sort']>;
  readonly minimumStrength: number;
}

/** The same for the same question only, however many hits are asked for. */
export function questionKey({ query, similarTo, sort, minimumStrength }: Question): string {
  return JSON.stringify([query, similarTo?.document, similarTo?.passage, sort, minimumStrength]);
}
