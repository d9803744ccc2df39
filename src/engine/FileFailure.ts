import { LibraryError } from '../library/LibraryError';
import { reasonOf } from '../library/reasonOf';

/** Why a file is not in the library. */
export class FileFailure extends Error {
  override readonly name = 'FileFailure';

  constructor(
    /** A short stable word to group by. */
    readonly code: string,
    /** A sentence for the person. */
    message: string,
    /** Whether another try with the same bytes can help. */
    readonly canRetry: boolean,
  ) {
    super(message);
  }

  /** Puts any error met while a file was ingested in words. Errors of the library as a whole are not a file's failure. */
  static from(error: unknown): FileFailure {
    if (error instanceof FileFailure) return error;
    if (error instanceof LibraryError) throw error;
    if (error instanceof Error && error.name === 'ReadError' && 'code' in error) {
      return new FileFailure(String(error.code), error.message, false);
    }
    return new FileFailure(
      'unexpected',
      `Something unexpected happened while it was ingested: ${reasonOf(error)}`,
      true,
    );
  }
}
