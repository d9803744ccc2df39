import type { Passage } from '../../documents/Document';
import type { EmbeddingRows } from '../embeddingBlock';
import type { DocumentRecord, TextPartRecord } from '../schema';

/** A document as a backup holds it, checked: every offset lies within its text. */
export interface BackedUpDocument {
  readonly record: Omit<DocumentRecord, 'id'>;
  /** Size of its file in its folder when it was last read; null outside of folders. */
  readonly seenBytes: number | null;
  /** Without the document's id. */
  readonly parts: readonly Omit<TextPartRecord, 'document'>[];
  readonly passages: readonly Passage[];
  /** By space; at most one row for each passage. */
  readonly rows: ReadonlyMap<string, EmbeddingRows>;
}
