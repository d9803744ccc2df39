import { models } from '../../encoders/models/models';
import type { ModelDescription } from '../../encoders/models/ModelDescription';
import { markerName, readInstalledVariants } from './installedVariant';
import { findModelFolder, folderNameOf, openModelsFolder, removeFile, type ModelKey } from './openModelFolder';

/** What the browser's storage holds of a model. */
export interface StoredModel extends ModelKey {
  /** The model with the variants that are wholly there; null when none is. */
  readonly model: ModelDescription | null;
  /** Room that its files take, unfinished ones included. */
  readonly bytes: number;
}

/**
 * The models in this site's private file system (OPFS), each in a folder `models/<id>@<revision>/`. A variant of a model
 * is either wholly installed or not there.
 */
export class ModelStore {
  /** Everything there is, unfinished downloads included, in order of id. */
  async list(): Promise<StoredModel[]> {
    const stored: StoredModel[] = [];
    for await (const [name, folder] of await openModelsFolder()) {
      const key = parseFolderName(name);
      if (key === null || folder.kind !== 'directory') continue;
      stored.push({ ...key, model: await readModel(folder), bytes: await sizeOf(folder) });
    }
    return stored.toSorted((a, b) => (folderNameOf(a) < folderNameOf(b) ? -1 : 1));
  }

  /** The installed models, each with the variants that are wholly there. */
  async installed(): Promise<ModelDescription[]> {
    return (await this.list()).map(({ model }) => model).filter((model) => model !== null);
  }

  /** Room that all models take, unfinished downloads included. */
  async usedBytes(): Promise<number> {
    return await sizeOf(await openModelsFolder());
  }

  /** Removes all that is stored of a model, an unfinished download included. */
  async delete(model: ModelKey): Promise<void> {
    await this.exclusively(model, new AbortController().signal, async () => {
      const folder = await findModelFolder(model);
      if (folder === null) return;
      // First what says that it is installed, so that no rest can be taken for a model.
      for (const { dtype } of await readInstalledVariants(folder)) await removeFile(folder, markerName(dtype));
      await (await openModelsFolder()).removeEntry(folderNameOf(model), { recursive: true });
    });
  }

  /**
   * Does work that changes a model's files, while no other tab does.
   *
   * @throws the signal's reason when aborted while waiting.
   */
  async exclusively<Result>(model: ModelKey, signal: AbortSignal, work: () => Promise<Result>): Promise<Result> {
    return await navigator.locks.request(`inkling-model-${folderNameOf(model)}`, { signal }, work);
  }
}

async function readModel(folder: FileSystemDirectoryHandle): Promise<ModelDescription | null> {
  const installed = await readInstalledVariants(folder);
  const [first] = installed;
  if (first === undefined) return null;
  const { id, revision } = first.model;
  // The catalogue may know more of the model by now than when it was installed.
  const known = models.find((model) => model.id === id && model.revision === revision) ?? first.model;
  const variants = known.variants.filter(({ dtype }) => installed.some((variant) => variant.dtype === dtype));
  return { ...known, variants };
}

async function sizeOf(folder: FileSystemDirectoryHandle): Promise<number> {
  let bytes = 0;
  for await (const entry of folder.values()) {
    bytes += entry.kind === 'directory' ? await sizeOf(entry) : (await entry.getFile()).size;
  }
  return bytes;
}

function parseFolderName(name: string): ModelKey | null {
  const at = name.lastIndexOf('@');
  return at < 1 ? null : { id: name.slice(0, at), revision: name.slice(at + 1) };
}
