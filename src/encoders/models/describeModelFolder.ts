import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { idFor } from './idFor';
import type { Dtype, ModelDescription, ModelFile, ModelVariant } from './ModelDescription';
import { variantOf } from './modelFiles';
import type { FolderFile, ModelFolder } from './ModelFolder';
import { ModelFolderError } from './ModelFolderError';
import { modelKinds, type ModelKind } from './modelKinds';

const SHARED: readonly string[] = ['config.json', 'tokenizer.json', 'tokenizer_config.json'];

const graphs: readonly { readonly dtype: Dtype; readonly path: string }[] = [
  { dtype: 'q4', path: 'onnx/model_q4.onnx' },
  { dtype: 'q8', path: 'onnx/model_quantized.onnx' },
  { dtype: 'fp32', path: 'onnx/model.onnx' },
];

/**
 * Describes a model that the catalogue does not know, from its files and its configuration. Its revision is the beginning
 * of a hash of all its files, because models of the same shape have files of the same sizes.
 *
 * @throws ModelFolderError when files are missing, or for a kind of model that cannot be run.
 */
export function describeModelFolder(folder: ModelFolder): ModelDescription {
  const files = SHARED.map((path) => fileAt(folder, path));
  const { example, givesItsWidth } = kindOf(folder);
  const variants = variantsOf(folder, files);
  const native = givesItsWidth ? configNumber(folder, 'hidden_size') : example.nativeDimensions;
  return {
    id: idFor(folder.name),
    name: folder.name,
    family: example.family,
    revision: revisionOf([...files, ...variants.flatMap((variant) => variant.files)]),
    licence: { name: 'not stated', url: '' },
    page: '',
    repository: null,
    files,
    variants,
    nativeDimensions: native,
    dimensions: givesItsWidth ? [native] : example.dimensions,
    maxTokens: Math.min(example.maxTokens, configNumber(folder, 'max_position_embeddings', example.maxTokens)),
    similarity: example.similarity,
    relevance: example.relevance,
    golden: null,
    configWithout: example.configWithout,
  };
}

/** Whether a file of a folder belongs to a model in a dtype that can be run. */
export function isModelFile(path: string): boolean {
  return SHARED.includes(path) || graphs.some((graph) => path === graph.path || path.startsWith(`${graph.path}_data`));
}

function fileAt({ name, files }: ModelFolder, path: string): FolderFile {
  const file = files.find((each) => each.path === path);
  if (file) return file;
  throw new ModelFolderError(
    `The folder ${name} lacks the file ${path}. A model's folder holds ${SHARED.join(', ')} and a graph such as onnx/model_q4.onnx.`,
  );
}

function kindOf({ name, config }: ModelFolder): ModelKind {
  if (config === null) throw new ModelFolderError(`The config.json of the folder ${name} is not JSON.`);
  const type = configField(config, 'model_type');
  const kind = modelKinds.get(type);
  if (kind) return kind;
  throw new ModelFolderError(
    `The folder ${name} holds a model of the type ${JSON.stringify(type ?? null)}. Inkling runs ${[...modelKinds.keys()].join(', ')}.`,
  );
}

function variantsOf(folder: ModelFolder, shared: readonly FolderFile[]): ModelVariant[] {
  const variants = graphs
    .map(({ dtype, path }) => ({
      dtype,
      // The weights lie in the graph or beside it, in one file or several.
      files: folder.files.filter((file) => file.path === path || file.path.startsWith(`${path}_data`)),
      isThere: folder.files.some((file) => file.path === path),
    }))
    .filter(({ isThere }) => isThere)
    .map(({ dtype, files }) => variantOf(dtype, shared, files));
  if (variants.length > 0) return variants;
  throw new ModelFolderError(
    `The folder ${folder.name} has no graph that Inkling runs: it looks for ${graphs.map(({ path }) => path).join(', ')}.`,
  );
}

function configNumber({ name, config }: ModelFolder, field: string, otherwise?: number): number {
  const value = configField(config, field) ?? otherwise;
  if (typeof value === 'number' && Number.isInteger(value) && value > 0) return value;
  throw new ModelFolderError(`The config.json of the folder ${name} does not say ${field} as a whole number above 0.`);
}

function configField(config: unknown, field: string): unknown {
  return typeof config === 'object' && config !== null ? Reflect.get(config, field) : undefined;
}

function revisionOf(files: readonly ModelFile[]): string {
  const lines = files.map((file) => `${file.path} ${file.bytes} ${file.sha256}\n`).toSorted();
  return bytesToHex(sha256(new TextEncoder().encode(lines.join('')))).slice(0, 16);
}
