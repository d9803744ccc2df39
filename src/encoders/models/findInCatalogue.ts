import { idFor } from './idFor';
import type { ModelDescription, ModelFile } from './ModelDescription';
import type { ModelFolder } from './ModelFolder';
import { models } from './models';

/**
 * The model of the catalogue whose files a folder holds, with only those variants that are wholly there; null when it
 * holds none. Every file has to have the size and SHA-256 that the catalogue knows.
 */
export function findInCatalogue(folder: ModelFolder): ModelDescription | null {
  for (const model of models) {
    const variants = model.variants.filter(({ files }) => files.every((file) => holds(folder, file)));
    if (variants.length > 0 && model.files.every((file) => holds(folder, file))) return { ...model, variants };
  }
  return null;
}

/** The model of the catalogue that a folder is named after, by its id, its repository or its revision; null for others. */
export function namesakeOf(folderName: string): ModelDescription | null {
  const name = idFor(folderName);
  const isNamed = ({ id, repository, revision }: ModelDescription): boolean =>
    [id, revision, ...(repository === null ? [] : [idFor(repository.split('/').at(-1)!)])].includes(name);
  return models.find(isNamed) ?? null;
}

/** The files of a model that a folder lacks or has otherwise; of graphs only those in dtypes that it has. */
export function differingFiles(model: ModelDescription, folder: ModelFolder): readonly string[] {
  const begun = model.variants.filter(({ files }) =>
    files.some(({ path }) => folder.files.some((file) => file.path === path)),
  );
  const wanted = [...model.files, ...(begun.length > 0 ? begun : model.variants).flatMap(({ files }) => files)];
  return wanted.filter((file) => !holds(folder, file)).map(({ path }) => path);
}

function holds({ files }: ModelFolder, wanted: ModelFile): boolean {
  return files.some(
    ({ path, bytes, sha256 }) =>
      path === wanted.path &&
      (wanted.bytes === null || wanted.bytes === bytes) &&
      (wanted.sha256 === null || wanted.sha256 === sha256),
  );
}
