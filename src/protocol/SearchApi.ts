/** A half-open range of UTF-16 code units. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** The shown piece of a hit. All ranges are relative to `text`. */
export interface Excerpt {
  readonly text: string;
  /** The sentence closest to the query. */
  readonly best: TextRange;
  /** What the query looks for, in order, not overlapping. No mark splits a grapheme. */
  readonly marks: readonly TextRange[];
  /** Whether the passage goes on before and after the excerpt. */
  readonly clippedStart: boolean;
  readonly clippedEnd: boolean;
}

/** Another place of a hit's passage: in a document of the same content, or word for word in another one. */
export interface HitCopy {
  readonly document: number;
  readonly path: string;
  readonly sourceName: string;
  /** The passage in that document's text. */
  readonly range: TextRange;
}

/** What speaks for a hit: that it holds the query's words, that it means much the same, or both. */
export type HitReason = 'words' | 'meaning' | 'both';

/** A passage that answers a query. */
export interface SearchHit {
  /** Stable across queries: the same passage has the same key. */
  readonly key: string;
  readonly document: number;
  /** Position of the passage in its document, from 0. */
  readonly passage: number;
  readonly title: string;
  readonly path: string;
  /** Id of the document's source. */
  readonly source: string;
  readonly sourceName: string;
  /** ISO 8601 date the document states, else its file's last change, else null. */
  readonly date: string | null;
  readonly tags: readonly string[];
  /** The page, from 1, on which the sentence closest to the query begins; null in documents without pages. */
  readonly page: number | null;
  /** Headings above the passage, outermost first. */
  readonly headings: readonly string[];
  /** The passage in the document's text. */
  readonly range: TextRange;
  /** Cosine similarity of query and passage, −1 … 1; 0 where nothing was compared. */
  readonly score: number;
  /**
   * How much meaning and words together speak for the hit, 0 … 1, relative to the most that they say for any passage. 0
   * in an answer to filters alone.
   */
  readonly strength: number;
  /** null in an answer to filters alone. */
  readonly why: HitReason | null;
  /** Other places of the same passage, which are no hits of their own; by path. */
  readonly copies: readonly HitCopy[];
  readonly excerpt: Excerpt;
}

/** What was found. */
export interface SearchAnswer {
  readonly query: string;
  /** The encoder whose similarities order the hits, such as "Starter". */
  readonly encoder: string;
  /** In the order asked for; ties by path, then position. */
  readonly hits: readonly SearchHit[];
  /** Passages in the index. */
  readonly searched: number;
  /** Passages that meet the query's demands (filters, phrases, exclusions); null when it makes none. */
  readonly matching: number | null;
  /** Whether nothing answers the query: no passage is close in meaning or holds its words. The hits are the nearest. */
  readonly isNothingClose: boolean;
  /** Time inside the engine. */
  readonly milliseconds: number;
}

export interface SearchOptions {
  /** At most this many hits, 1 … 1000. */
  readonly limit: number;
  /**
   * By falling strength, if not given; or the best hits by date, of which those without a date come last. A query of
   * filters alone gives the newest documents first, unless `oldest` is asked for.
   */
  readonly sort?: 'relevance' | 'newest' | 'oldest';
  /** Only hits of at least this strength, 0 … 1. Does not count for a query of filters alone. */
  readonly minimumStrength?: number;
}

/** A value that an operator can have. */
export interface Completion {
  /** As it is written behind the operator, without quotation marks. */
  readonly value: string;
  /** How many documents it lets through. */
  readonly documents: number;
}

/**
 * Values for each operator, those with most documents first, then by value; some hundred at most. `path`: folders, with
 * `/` at the end.
 */
export type Completions = Readonly<Record<'tag' | 'type' | 'source' | 'path' | 'lang', readonly Completion[]>>;
