/** A model file that is not what it should be. The message names the file's part and what was expected. */
export class ModelFormatError extends Error {
  override readonly name = 'ModelFormatError';
}
