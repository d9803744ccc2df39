import type { TextRange } from '../../protocol/EngineApi';

/** A passage, or a place in a document that is none, and where it is from. */
export interface PassagePlace {
  readonly document: number;
  /** Position in the document, from 0; null where it is no passage. */
  readonly passage: number | null;
  readonly title: string;
  readonly path: string;
  /** Id of the document's source. */
  readonly source: string;
  /** Empty where it is no passage. */
  readonly range: TextRange;
}
