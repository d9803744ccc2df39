import { reasonOf } from './reasonOf';

/** What went wrong with the library as a whole. */
export type LibraryErrorCode = 'newer-version' | 'refused' | 'full';

/** The library cannot be opened or written. The message says what to do. */
export class LibraryError extends Error {
  override readonly name = 'LibraryError';

  constructor(
    readonly code: LibraryErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }

  /** Puts the reason why a library could not be opened in words. */
  static fromOpening(cause: unknown): LibraryError {
    if (cause instanceof DOMException && cause.name === 'VersionError') {
      return new LibraryError(
        'newer-version',
        'This library was made by a newer version of Inkling. Reload the page to get that version.',
        { cause },
      );
    }
    if (isOutOfSpace(cause)) return LibraryError.full(cause);
    return new LibraryError(
      'refused',
      `The browser does not let Inkling keep a library here (${reasonOf(cause)}). Leave private browsing, or allow this site to store data.`,
      { cause },
    );
  }

  /** The browser has no room left. */
  static full(cause: unknown): LibraryError {
    return new LibraryError(
      'full',
      'The browser has no room left for the library. Free some disk space or remove a source, then resume.',
      { cause },
    );
  }
}

/** Whether an error says that the disk or the site's quota is full. */
export function isOutOfSpace(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'QuotaExceededError';
}
