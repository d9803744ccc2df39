/** Why a model could not be downloaded. */
export type ModelDownloadErrorCode =
  /** No connection, or it broke. */
  | 'offline'
  /** The server is overloaded or out of order. */
  | 'busy'
  /** The server does not give the file to everyone. */
  | 'refused'
  /** The server does not have the file. */
  | 'missing'
  /** What came is not the file that was asked for. */
  | 'wrong-bytes'
  /** The browser has no room left. */
  | 'full';

/**
 * A model could not be downloaded. The message says what to do. What has arrived is kept, and another try goes on from
 * there, unless it was wrong.
 */
export class ModelDownloadError extends Error {
  override readonly name = 'ModelDownloadError';

  constructor(
    readonly code: ModelDownloadErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
