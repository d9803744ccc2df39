/** Why files that the person picked could not be installed as a model. */
export type ModelInstallErrorCode =
  /** A file is damaged, cut short, or not what its name says. */
  | 'wrong-bytes'
  /** A file could not be read from disk. */
  | 'unreadable'
  /** The browser has no room left. */
  | 'full';

/** Picked files could not be installed as a model; nothing of them is stored. The message says what to do. */
export class ModelInstallError extends Error {
  override readonly name = 'ModelInstallError';

  constructor(
    readonly code: ModelInstallErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
