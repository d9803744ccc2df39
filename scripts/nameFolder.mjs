/**
 * Does what reads a folder, and names the folder in what goes wrong: most errors only name a file or a part of it.
 *
 * @template T
 * @param {string} kind such as `model`.
 * @param {string} folder
 * @param {() => T | Promise<T>} read
 * @returns {Promise<T>}
 */
export async function nameFolder(kind, folder, read) {
  try {
    return await read();
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`The ${kind} in ${folder} cannot be used. ${reason}`, { cause });
  }
}
