import type { Progress } from './EngineApi';

/** A file to save to as the browser's file picker gives it: a `FileSystemFileHandle`. */
export interface SaveHandle {
  readonly kind: 'file';
  readonly name: string;
}

/** A file that was saved. */
export interface SavedFile {
  /** The file itself, where there was no handle to save it to. */
  readonly content: Blob | null;
  readonly bytes: number;
  readonly documents: number;
  readonly passages: number;
}

/** How far a pack or a saved library has come on its way in. */
export interface OpeningProgress extends Progress {
  /** Its documents can be searched already, and are being written. */
  readonly isSearchable?: boolean;
}

/** What became of the documents of a backup. */
export interface RestoreReceipt {
  readonly added: number;
  /** With the same source, path and content as a document in the library. */
  readonly unchanged: number;
  /** Documents whose source and path are those of another content in the library, which stays; some of the paths. */
  readonly conflicts: { readonly count: number; readonly paths: readonly string[] };
  /** Spaces in the backup whose embeddings were left out, because their encoder is not in use here. */
  readonly leftOut: readonly string[];
  /** The title of the pack that the file was; absent for a backup. */
  readonly pack?: string;
}

/** The library as one file. */
export interface BackupApi {
  /**
   * Writes the whole library into one file, encrypted when there is a passphrase. Documents that come or go meanwhile may
   * be in it or not. A file under `place` is only replaced once the new one is complete.
   */
  saveBackup(
    passphrase: string | null,
    place: SaveHandle | null,
    onProgress: (progress: Progress) => void,
    signal: AbortSignal,
  ): Promise<SavedFile>;
  /**
   * Checks a backup as a whole and then takes its documents in, without encoding again what it holds the embeddings of.
   * A pack brings the documents of its own source up to date, and can be searched before it is written, as the progress
   * tells. What was written before a stop stays, and restoring it again goes on. Progress is in bytes, and goes over the
   * file twice.
   *
   * Rejects with `BackupError` and a `code` (`passphrase-needed`, `wrong-passphrase`, `truncated` …) when the file cannot
   * be taken: then the library is as it was.
   */
  restoreBackup(
    file: Blob,
    passphrase: string | null,
    onProgress: (progress: OpeningProgress) => void,
    signal: AbortSignal,
  ): Promise<RestoreReceipt>;
}
