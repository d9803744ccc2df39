import type { Dtype, ModelDescription } from '../../encoders/models/ModelDescription';
import { filesOf } from '../../encoders/models/modelFiles';
import { isOutOfSpace } from '../LibraryError';
import { arrangePickedFiles, type ArrangedFiles } from './arrangePickedFiles';
import type { NamedContent } from './findFault';
import { freeBytes } from './freeBytes';
import { markerName, readInstalledVariants } from './installedVariant';
import { markInstalled } from './markInstalled';
import { ModelInstallError } from './ModelInstallError';
import type { ModelStore } from './ModelStore';
import { makeModelFolder, removeFile } from './openModelFolder';
import { completeBytes, NoRoomError, PartialFile } from './PartialFile';
import { BrokenStreamError, readParts } from './readParts';
import { recogniseModel } from './recogniseModel';
import { roomSentence } from './roomSentence';

/** How an installation is done. */
export interface InstallOptions {
  readonly store: ModelStore;
  readonly signal: AbortSignal;
  /** Called with the bytes that are done and with all bytes. */
  readonly onProgress: (doneBytes: number, totalBytes: number) => void;
}

/**
 * Installs a model from files that the person picked: recognises it, checks its files and copies them into the browser's
 * storage. Of several variants all but fp32 are installed, and fp32 where there is no other. Works only in dedicated
 * workers.
 *
 * @param picked Paths with the picked folder's own name first.
 * @returns the model with the variants that are installed now.
 * @throws ModelFolderError when the files are no model that can be run.
 * @throws ModelInstallError when a file is damaged, cannot be read or does not fit.
 * @throws the signal's reason when aborted. In every case nothing of these files stays behind.
 */
export async function installFromFiles(
  picked: readonly NamedContent[],
  options: InstallOptions,
): Promise<ModelDescription> {
  const folder = arrangePickedFiles(picked);
  try {
    return await install(folder, options);
  } catch (error) {
    throw inWords(error, folder);
  }
}

async function install(
  folder: ArrangedFiles,
  { store, signal, onProgress }: InstallOptions,
): Promise<ModelDescription> {
  const report = (share: number, total: number): void => onProgress(Math.floor(share * total), total);
  // Reading to recognise and reading to copy take about as long.
  const model = await recogniseModel(folder, signal, (done, total) => report(done / total / 2, total));
  const dtypes = dtypesToInstall(model);
  const contents = new Map(folder.files.map(({ path, content }) => [path, content]));
  const paths = [...new Set(dtypes.flatMap((dtype) => filesOf(model, dtype)).map(({ path }) => path))];
  const files = paths.map((path) => ({ path, content: contents.get(path)! }));
  await store.exclusively(model, signal, async () => {
    const target = await makeModelFolder(model);
    const installed = new Set((await readInstalledVariants(target)).map(({ dtype }) => dtype));
    const added: string[] = [];
    try {
      await copyFiles(target, files, added, signal, (done, total) => report(0.5 + done / total / 2, total));
      for (const dtype of dtypes) {
        if (!installed.has(dtype)) added.unshift(markerName(dtype));
        await markInstalled(target, model, dtype);
      }
    } catch (error) {
      for (const path of added) await removeFile(target, path);
      throw error;
    }
  });
  return { ...model, variants: model.variants.filter(({ dtype }) => dtypes.includes(dtype)) };
}

function dtypesToInstall({ variants }: ModelDescription): readonly Dtype[] {
  const dtypes = variants.map(({ dtype }) => dtype);
  return dtypes.length > 1 ? dtypes.filter((dtype) => dtype !== 'fp32') : dtypes;
}

/** Copies what is not there yet, and notes in `added` what it makes. */
async function copyFiles(
  folder: FileSystemDirectoryHandle,
  files: readonly NamedContent[],
  added: string[],
  signal: AbortSignal,
  onProgress: (doneBytes: number, totalBytes: number) => void,
): Promise<void> {
  const total = files.reduce((sum, { content }) => sum + content.size, 0);
  if (total > (await freeBytes())) throw new NoRoomError('The model is larger than the free room.');
  let done = 0;
  for (const { path, content } of files) {
    // Another variant may have brought it already.
    if ((await completeBytes(folder, path)) !== content.size) {
      added.push(path);
      await copyFile(folder, { path, content }, signal, (bytes) => onProgress(done + bytes, total));
    }
    done += content.size;
    onProgress(done, total);
  }
}

async function copyFile(
  folder: FileSystemDirectoryHandle,
  { path, content }: NamedContent,
  signal: AbortSignal,
  onBytes: (bytes: number) => void,
): Promise<void> {
  const part = await PartialFile.open(folder, path);
  try {
    await part.restart({ validator: null, totalBytes: content.size });
    await readParts(content.stream(), signal, (bytes) => {
      part.append(bytes);
      onBytes(part.bytes);
    });
  } catch (error) {
    await part.discard();
    throw error;
  }
  await part.complete();
}

function inWords(error: unknown, { name }: ArrangedFiles): unknown {
  if (error instanceof NoRoomError || isOutOfSpace(error)) {
    return new ModelInstallError('full', roomSentence(name), { cause: error });
  }
  const isUnreadable = error instanceof DOMException && error.name === 'NotReadableError';
  if (error instanceof BrokenStreamError || isUnreadable) {
    return new ModelInstallError(
      'unreadable',
      `A file of the folder ${name} could not be read: it was moved or changed. Pick the folder again.`,
      { cause: error },
    );
  }
  return error;
}
