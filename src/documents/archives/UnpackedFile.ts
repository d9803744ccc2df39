import type { ReadErrorCode } from '../ReadError';

/** A file out of an archive. */
export interface UnpackedFile {
  /** The archive's path, `/`, and the path in it, freed of all that could lead elsewhere: `notes.zip/trips/Lisbon.md`. */
  readonly path: string;
  /** Last change in milliseconds since 1970, where the archive tells. */
  readonly modified: number | null;
  /** In a buffer of its own; null when there is a problem. */
  readonly bytes: Uint8Array<ArrayBuffer> | null;
  /** Why it is not there. */
  readonly problem: { readonly code: ReadErrorCode; readonly message: string } | null;
}
