import { ModelFolderError } from '../../encoders/models/ModelFolderError';
import type { NamedContent } from './findFault';

/** Picked files as they would lie in a model's folder. */
export interface ArrangedFiles {
  /** Name of the folder. */
  readonly name: string;
  readonly files: readonly NamedContent[];
}

/**
 * Finds the model's folder among picked files: the outermost that holds `config.json` and `tokenizer.json`. Graphs that
 * lie beside them, as after picking single files, are put under `onnx/`.
 *
 * @throws ModelFolderError when there is none.
 */
export function arrangePickedFiles(picked: readonly NamedContent[]): ArrangedFiles {
  const paths = new Set(picked.map(({ path }) => path));
  const [root] = picked
    .filter(({ path }) => path.split('/').at(-1) === 'config.json')
    .map(({ path }) => path.slice(0, -'config.json'.length))
    .filter((folder) => paths.has(`${folder}tokenizer.json`))
    .toSorted((a, b) => a.split('/').length - b.split('/').length || (a < b ? -1 : 1));
  if (root === undefined) {
    throw new ModelFolderError(
      'These files are no model: config.json and tokenizer.json are missing. Pick the folder that holds both.',
    );
  }
  const files = picked
    .filter(({ path }) => path.startsWith(root))
    .map(({ path, content }) => ({ path: inFolder(path.slice(root.length)), content }));
  return { name: root.split('/').at(-2) ?? 'model', files };
}

function inFolder(path: string): string {
  return /^model[^/]*\.onnx(_data.*)?$/.test(path) ? `onnx/${path}` : path;
}
