/** A folder does not hold a model that can be run. The message says what is missing or wrong and what to do. */
export class ModelFolderError extends Error {
  override readonly name = 'ModelFolderError';
}
