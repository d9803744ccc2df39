import { describeModelFolder } from './describeModelFolder';
import { findInCatalogue, namesakeOf } from './findInCatalogue';
import { idFor } from './idFor';
import type { ModelDescription } from './ModelDescription';
import type { FolderFile, ModelFolder } from './ModelFolder';
import { ModelFolderError } from './ModelFolderError';

/** The models that a site serves. */
export interface SiteModels {
  /** Each lies in the folder `models/<id>/` of the site. */
  readonly models: readonly ModelDescription[];
  /** Folders that hold no model that can be run, and why. */
  readonly refused: readonly { readonly folder: string; readonly reason: string }[];
}

/**
 * Reads `models/index.json`, which the build makes of the folders under `public/models`.
 *
 * @throws ModelFolderError when it is not such an index.
 */
export function parseModelIndex(index: unknown): SiteModels {
  const found: ModelDescription[] = [];
  const refused: { folder: string; reason: string }[] = [];
  for (const folder of foldersOf(index)) {
    try {
      found.push(describe(folder));
    } catch (error) {
      if (!(error instanceof ModelFolderError)) throw error;
      refused.push({ folder: folder.name, reason: error.message });
    }
  }
  return { models: found, refused };
}

function describe(folder: ModelFolder): ModelDescription {
  const known = findInCatalogue(folder);
  const namesake = namesakeOf(folder.name);
  if (known === null && namesake !== null) {
    throw new ModelFolderError(
      `The folder models/${folder.name} does not hold the files of ${namesake.name}, or they are damaged. Copy them again, or give the folder another name.`,
    );
  }
  // The page asks for files in the folder that is named like the model.
  const name = known?.id ?? idFor(folder.name);
  if (name !== folder.name) {
    throw new ModelFolderError(`The folder models/${folder.name} has to be called models/${name}.`);
  }
  return known ?? describeModelFolder(folder);
}

function foldersOf(index: unknown): readonly ModelFolder[] {
  const { version, folders } = (index ?? {}) as { readonly version?: unknown; readonly folders?: unknown };
  if (version === 1 && Array.isArray(folders) && folders.every(isFolder)) return folders;
  throw new ModelFolderError('The file models/index.json is not an index of models. Build the site again.');
}

function isFolder(value: unknown): value is ModelFolder {
  const folder = value as Partial<ModelFolder> | null;
  return typeof folder?.name === 'string' && Array.isArray(folder.files) && folder.files.every(isFile);
}

function isFile(value: unknown): value is FolderFile {
  const file = value as Partial<FolderFile> | null;
  return typeof file?.path === 'string' && Number.isInteger(file.bytes) && typeof file.sha256 === 'string';
}
