import type { OpeningProgress } from './BackupApi';

/** What became of a pack. */
export interface PackReceipt {
  readonly title: string;
  /** Documents that were new or had changed. */
  readonly added: number;
  /** Whether nothing of it was in the library before. */
  readonly isNew: boolean;
}

/** Packs: documents that a site publishes ready to be searched. */
export interface PackApi {
  /**
   * Takes a pack of this site into the library: as a source of its own, with texts, embeddings and words. Where an earlier
   * version of it is there, its documents are brought up to date; the same version is not even fetched. One that is not
   * very large can be searched as soon as it was checked, before it is written, as the progress tells. What was written
   * before a stop stays, and opening it again goes on.
   *
   * Rejects with an error that says what to do when there is no such pack or it does not arrive, and with `BackupError`
   * when it is not sound: then the library is as it was.
   *
   * @param name Letters a–z, digits and hyphens.
   */
  openPack(name: string, onProgress: (progress: OpeningProgress) => void, signal: AbortSignal): Promise<PackReceipt>;
}
