import type { Block, Link } from '../documents/Document';
import type { TextRange } from './SearchApi';

/**
 * A document is read in stretches of about this many UTF-16 code units: stretch `n` begins at `n * STRETCH_LENGTH`, or
 * where the block that lies across that offset ends. Some ten screens: few enough to be laid out at once.
 */
export const STRETCH_LENGTH = 16_384;

/**
 * A stretch of a document. The stretches of a document follow each other without gap or overlap. No block lies in two of
 * them, except those longer than `STRETCH_LENGTH`, which are cut behind a line end or a space where there is one.
 */
export interface DocumentStretch {
  /** 0, 1, 2 … */
  readonly stretch: number;
  readonly start: number;
  readonly end: number;
  /** The document's text from `start` to `end`. */
  readonly text: string;
  /** Ranges of blocks and links count from the document's start. */
  readonly blocks: readonly Block[];
  readonly links: readonly Link[];
  /** Of source code: the number, from 1, of the line at `start`; null in other documents. */
  readonly firstLine: number | null;
}

/** A heading of a document. */
export interface OutlineHeading {
  /** 1–6 */
  readonly level: number;
  readonly title: string;
  /** Where it stands in the document. */
  readonly start: number;
}

/** The headings of a document, in order. */
export interface DocumentOutline {
  readonly headings: readonly OutlineHeading[];
  /** False where the document has more. */
  readonly isComplete: boolean;
}

/** Where a text stands in a document, in order and not overlapping. */
export interface DocumentMatches {
  readonly ranges: readonly TextRange[];
  /** False where there are more. */
  readonly isComplete: boolean;
}

/** Calls that read a document. All reject with `NotFoundError` for a document that is not in the library (any more). */
export interface ReadingApi {
  /** A stretch of a document, however long the document is. */
  readStretch(document: number, stretch: number, signal: AbortSignal): Promise<DocumentStretch>;
  /** What a query looks for, within a stretch: its words and phrases, as in the marks of an excerpt. */
  markStretch(document: number, stretch: number, query: string, signal: AbortSignal): Promise<readonly TextRange[]>;
  /** The headings of a document, some thousand at most. */
  outline(document: number, signal: AbortSignal): Promise<DocumentOutline>;
  /**
   * Where a text stands in a document, some thousand places at most. Upper and lower case are the same, and so is all
   * white space.
   */
  findInDocument(document: number, text: string, signal: AbortSignal): Promise<DocumentMatches>;
}
