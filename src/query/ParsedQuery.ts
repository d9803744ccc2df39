/** A field of a document that a query can name. */
export type QueryField = 'path' | 'type' | 'tag' | 'title' | 'source' | 'lang';

/** A condition on a field: see `matchesFilter`. */
export interface FieldFilter {
  readonly kind: 'field';
  readonly field: QueryField;
  /** Not empty. Types without dot, tags without `#`; types and languages in lower case. */
  readonly value: string;
}

/** A condition on a document's date. */
export interface DateFilter {
  readonly kind: 'date';
  /** Before the period begins, after it has ended, or within it. */
  readonly comparison: 'before' | 'after' | 'on';
  /** A day, month or year in ISO 8601: `2026-03-14`, `2026-03` or `2026`. */
  readonly period: string;
}

export type Filter = FieldFilter | DateFilter;

/** A plain word, or what stood where an operator would be wrong. Holds no white space. */
export interface PlainWord {
  readonly kind: 'word';
  readonly text: string;
}

/** Words in quotation marks, one space between them. */
export interface QuotedPhrase {
  readonly kind: 'phrase';
  readonly text: string;
}

/** Why something that looks like an operator is none. */
export type QueryHintCode =
  /** `OR` that does not stand between two words. */
  | 'lone-or'
  /** A quotation mark that is not closed. */
  | 'open-quotation'
  /** No words between quotation marks. */
  | 'empty-quotation'
  /** A quotation mark behind an operator that is not closed. */
  | 'open-value'
  /** Nothing behind an operator. */
  | 'no-value'
  /** No date behind an operator that wants one. */
  | 'no-date';

/** What to tell about an operator that was taken as plain text. */
export interface QueryHint {
  readonly code: QueryHintCode;
  /** The operator without its colon, such as `before`; empty where it is none of these. */
  readonly operator: string;
}

/** One part of a query, in the order in which they were written. */
export interface QueryPart {
  readonly clause: PlainWord | QuotedPhrase | Filter;
  /** Written with a minus: what matches is left out. */
  readonly isNegated: boolean;
  /** Joined to the part before it by `OR`. */
  readonly followsOr: boolean;
  /** Where it stands in the query, in UTF-16 code units, without the `OR`. */
  readonly start: number;
  readonly end: number;
  /** Why it was taken as plain text, where it looks like an operator. */
  readonly hint: QueryHint | null;
}

/** A query as understood. Nothing is ever wrong with a query: at worst an operator is plain text with a hint. */
export interface ParsedQuery {
  readonly parts: readonly QueryPart[];
  /** What is looked for, without operators: for the encoder, and for ranking by words. */
  readonly text: string;
  /** Whether the query ends in a plain word, which may still be unfinished. */
  readonly endsInWord: boolean;
}
