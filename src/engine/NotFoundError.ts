/** What was asked for is not in the library (any more). */
export class NotFoundError extends Error {
  override readonly name = 'NotFoundError';
}
