import { DamagedModelError } from './DamagedModelError';
import { readInstalledVariants } from './installedVariant';
import { findFile, findModelFolder, folderNameOf, type ModelKey } from './openModelFolder';

/**
 * A file of a model in the browser's storage; null when no installed variant of the model has it. The bytes stay in
 * storage until the blob is read. Works in pages and workers.
 *
 * @param path Relative to the model's folder, such as `onnx/model_q4.onnx`.
 * @throws DamagedModelError when the file is gone or has another size than when it was installed.
 */
export async function readStoredModelFile(model: ModelKey, path: string): Promise<Blob | null> {
  const folder = await findModelFolder(model);
  if (folder === null) return null;
  const variants = await readInstalledVariants(folder);
  const installed = variants.flatMap(({ files }) => files).find((file) => file.path === path);
  if (installed === undefined) return null;
  const file = await (await findFile(folder, path))?.getFile();
  if (file?.size !== installed.bytes) throw new DamagedModelError(folderNameOf(model), path);
  return file;
}
