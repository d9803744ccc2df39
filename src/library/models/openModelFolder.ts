import type { ModelDescription } from '../../encoders/models/ModelDescription';

/** What names a model's folder: another revision is another model. */
export type ModelKey = Pick<ModelDescription, 'id' | 'revision'>;

/** Name of a model's folder in the browser's storage. */
export function folderNameOf({ id, revision }: ModelKey): string {
  return `${id}@${revision}`;
}

/** The folder of this site's private file system (OPFS) that holds a folder for each model. */
export async function openModelsFolder(): Promise<FileSystemDirectoryHandle> {
  const root = await navigator.storage.getDirectory();
  return await root.getDirectoryHandle('models', { create: true });
}

/** A model's folder; null when there is none. */
export async function findModelFolder(model: ModelKey): Promise<FileSystemDirectoryHandle | null> {
  const models = await openModelsFolder();
  return await orNull(models.getDirectoryHandle(folderNameOf(model)));
}

/** A model's folder, made where there is none. */
export async function makeModelFolder(model: ModelKey): Promise<FileSystemDirectoryHandle> {
  const models = await openModelsFolder();
  return await models.getDirectoryHandle(folderNameOf(model), { create: true });
}

/** The file at a path with `/` as separator; null when there is none. */
export async function findFile(folder: FileSystemDirectoryHandle, path: string): Promise<FileSystemFileHandle | null> {
  const { parents, name } = splitPath(path);
  let inner: FileSystemDirectoryHandle | null = folder;
  for (const parent of parents) {
    inner = await orNull(inner.getDirectoryHandle(parent));
    if (inner === null) return null;
  }
  return await orNull(inner.getFileHandle(name));
}

/** The file at a path, made with its folders where there is none. */
export async function makeFile(folder: FileSystemDirectoryHandle, path: string): Promise<FileSystemFileHandle> {
  const { parents, name } = splitPath(path);
  let inner = folder;
  for (const parent of parents) inner = await inner.getDirectoryHandle(parent, { create: true });
  return await inner.getFileHandle(name, { create: true });
}

/** Removes the file at a path, if there is one. */
export async function removeFile(folder: FileSystemDirectoryHandle, path: string): Promise<void> {
  const { parents, name } = splitPath(path);
  let inner: FileSystemDirectoryHandle | null = folder;
  for (const parent of parents) {
    inner = await orNull(inner.getDirectoryHandle(parent));
    if (inner === null) return;
  }
  await orNull(inner.removeEntry(name));
}

function splitPath(path: string): { readonly parents: readonly string[]; readonly name: string } {
  const names = path.split('/');
  return { parents: names.slice(0, -1), name: names.at(-1)! };
}

/** @throws what the promise rejects with, unless it is that nothing was found. */
async function orNull<Found>(promise: Promise<Found>): Promise<Found | null> {
  try {
    return await promise;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'NotFoundError') return null;
    throw error;
  }
}
