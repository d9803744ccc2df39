import type { UnpackedArchive } from '../../documents/readAndSplit';
import type { CopyCommit } from '../../library/DocumentStore';
import type { NewDocument } from '../../library/writeDocuments';
import type { QueuedFileRecord } from '../../library/schema';
import type { FileFailure } from '../FileFailure';

/** A document that is to be written. */
export interface ReadyDocument {
  readonly kind: 'document';
  readonly document: NewDocument;
  readonly language: string | null;
}

/** What a file turned out to be. */
export type FileOutcome = ReadyDocument | OtherOutcome;

export type OtherOutcome =
  | { readonly kind: 'archive'; readonly archive: UnpackedArchive }
  /** Its content is that of another document, and was copied from there; null: it had left the queue. */
  | { readonly kind: 'copied'; readonly commit: CopyCommit | null }
  /** Its content is that of its document already. */
  | { readonly kind: 'unchanged'; readonly document: number }
  | { readonly kind: 'failed'; readonly failure: FileFailure };

/** A file that is to be written. */
export interface ReadyFile<Kind extends FileOutcome = FileOutcome> {
  readonly file: QueuedFileRecord;
  readonly outcome: Kind;
  /** null when its content could not be had. */
  readonly contentHash: string | null;
}
