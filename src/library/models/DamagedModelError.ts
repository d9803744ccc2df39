/** A file of an installed model is not as it was when it was installed. */
export class DamagedModelError extends Error {
  override readonly name = 'DamagedModelError';

  constructor(folder: string, path: string) {
    super(`The stored file ${path} of the model ${folder} is damaged or gone. Delete the model and get it again.`);
  }
}
