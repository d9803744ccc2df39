import { describeModelFolder, isModelFile } from '../../encoders/models/describeModelFolder';
import { differingFiles, findInCatalogue, namesakeOf } from '../../encoders/models/findInCatalogue';
import type { ModelDescription } from '../../encoders/models/ModelDescription';
import type { FolderFile } from '../../encoders/models/ModelFolder';
import type { ArrangedFiles } from './arrangePickedFiles';
import { externalBytesOf, findFormatFault, type NamedContent } from './findFault';
import { hashBlob } from './hashBlob';
import { ModelInstallError } from './ModelInstallError';

/**
 * Tells which model picked files are: one of the catalogue by their hashes, else a new one by its configuration.
 *
 * @throws ModelFolderError when they are no model that can be run.
 * @throws ModelInstallError when a file is missing or damaged.
 */
export async function recogniseModel(
  { name, files }: ArrangedFiles,
  signal: AbortSignal,
  onProgress: (doneBytes: number, totalBytes: number) => void,
): Promise<ModelDescription> {
  const relevant = files.filter(({ path }) => isModelFile(path));
  const folder = {
    name,
    files: await measure(relevant, signal, onProgress),
    config: await readConfig(relevant),
  };
  const known = findInCatalogue(folder);
  if (known !== null) return known;
  const namesake = namesakeOf(name);
  if (namesake !== null) {
    throw new ModelInstallError(
      'wrong-bytes',
      `The folder ${name} is named like ${namesake.name}, but ${differingFiles(namesake, folder).join(', ')} differ or are missing. Get them again, or rename the folder to use it as another model.`,
    );
  }
  const model = describeModelFolder(folder);
  await refuseDamaged(relevant);
  // Many folders have the same name.
  return { ...model, id: `${model.id}-${model.revision.slice(0, 8)}` };
}

async function measure(
  files: readonly NamedContent[],
  signal: AbortSignal,
  onProgress: (doneBytes: number, totalBytes: number) => void,
): Promise<FolderFile[]> {
  const total = files.reduce((sum, { content }) => sum + content.size, 0);
  const measured: FolderFile[] = [];
  let done = 0;
  for (const { path, content } of files) {
    const onBytes = (bytes: number): void => onProgress((done += bytes), total);
    measured.push({ path, bytes: content.size, sha256: await hashBlob(content, { signal, onBytes }) });
  }
  return measured;
}

async function readConfig(files: readonly NamedContent[]): Promise<unknown> {
  const config = files.find(({ path }) => path === 'config.json');
  try {
    return JSON.parse((await config?.content.text()) ?? 'null');
  } catch {
    return null;
  }
}

async function refuseDamaged(files: readonly NamedContent[]): Promise<void> {
  for (const file of files) {
    const fault = await findFormatFault(file);
    if (fault !== null) throw damaged(`The file ${file.path} ${fault}`);
    if (!file.path.endsWith('.onnx')) continue;
    for (const [location, bytes] of await externalBytesOf(file.content)) {
      const path = `onnx/${location}`;
      const size = files.find((each) => each.path === path)?.content.size;
      if (size === undefined) throw damaged(`The file ${path} is missing, which holds the weights of ${file.path}`);
      if (size < bytes) throw damaged(`The file ${path} is cut short: ${size} bytes instead of at least ${bytes}`);
    }
  }
}

function damaged(sentence: string): ModelInstallError {
  return new ModelInstallError('wrong-bytes', `${sentence}. Get the file again, then pick the folder again.`);
}
