import type { Excerpt, TextRange } from '../../protocol/EngineApi';

/** A document the person opened, and where in it they want to be. */
export interface OpenedPassage {
  readonly document: number;
  readonly title: string;
  /** Position of the passage in the document, from 0; null where it is not known to be one. */
  readonly passage: number | null;
  /** The passage to show; empty to show the document from its start. */
  readonly range: TextRange;
  /** The hit's key and excerpt; null when opened through a link. */
  readonly key: string | null;
  readonly excerpt: Excerpt | null;
}
