/** What a stretch of a document's text is. The document view renders by it, the splitter cuts by it. */
export type BlockKind = 'heading' | 'paragraph' | 'list-item' | 'quote' | 'code' | 'table-row';

/** One block of a document: `text.slice(start, end)` is its content, free of markup. */
export interface Block {
  readonly kind: BlockKind;
  /** Headings: 1–6. List items and quotes: depth of nesting, from 1. Otherwise 0. */
  readonly level: number;
  /** First UTF-16 code unit in the document's text. */
  readonly start: number;
  /** One past the last UTF-16 code unit. */
  readonly end: number;
}

/** A link whose label is `text.slice(start, end)`. */
export interface Link {
  readonly kind: 'wiki' | 'web';
  /** The note's name as written (`wiki`, without alias; a `#heading` stays) or an absolute URL (`web`). */
  readonly target: string;
  readonly start: number;
  readonly end: number;
}

/** Calendar dates as ISO 8601 (`2026-03-14` or a full UTC timestamp), as far as the document itself states them. */
export interface DocumentDates {
  readonly created?: string;
  readonly modified?: string;
}

/**
 * A file once read: readable text free of markup, and what the file says about itself.
 *
 * Guarantees: `text` has `\n` line ends, no NUL, no byte-order mark and no lone surrogates; blocks lie in order, do not
 * overlap, are non-empty and are separated by at least one `\n`; links lie inside blocks.
 */
export interface ReadDocument {
  /** From front matter, else the first level-1 heading, else the file's name without extension. Never empty. */
  readonly title: string;
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly links: readonly Link[];
  /** Without `#`, each once, in order of appearance, compared without case. */
  readonly tags: readonly string[];
  readonly aliases: readonly string[];
  /** People who wrote it, as the file names them, each once. */
  readonly authors: readonly string[];
  readonly dates: DocumentDates;
  /** Plain sentences about what could not be understood and how it was taken, such as broken front matter. */
  readonly warnings: readonly string[];
  /**
   * Files with pages: `pageStarts[n - 1]` is the offset at which page `n` begins, ascending; a page without text begins
   * where the next one does.
   */
  readonly pageStarts?: readonly number[];
}

/** The unit that is searched: `text.slice(start, end)` of its document. */
export interface Passage {
  readonly start: number;
  readonly end: number;
  /** Titles of the headings above the passage, outermost first; without the document's title. */
  readonly headings: readonly string[];
}

/** A file as it arrives: its name decides nothing that its bytes contradict. */
export interface RawFile {
  /** Relative to its source, `/` as separator. */
  readonly path: string;
  readonly bytes: Uint8Array;
}
