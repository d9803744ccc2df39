/** Why a file cannot be taken as a backup. */
export type BackupErrorCode =
  | 'not-a-backup'
  /** Its format is newer than this version of the app reads. */
  | 'newer-version'
  /** It is encrypted, and no passphrase was given. */
  | 'passphrase-needed'
  | 'wrong-passphrase'
  /** It ends before its end. */
  | 'truncated'
  /** Something in it is not what was written, or not what a backup may hold. */
  | 'damaged';

/** A file cannot be taken as a backup. The message says what is wrong and what to do. */
export class BackupError extends Error {
  override readonly name = 'BackupError';

  constructor(
    readonly code: BackupErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }

  /** @param what A clause, such as "frame 3 has a wrong checksum". */
  static damaged(what: string, cause?: unknown): BackupError {
    return new BackupError('damaged', `The backup is damaged: ${what}. Nothing was taken from it.`, { cause });
  }

  static truncated(): BackupError {
    return new BackupError(
      'truncated',
      'The backup is cut short: its end is missing. Copy it again from where it was saved. Nothing was taken from it.',
    );
  }
}
