import type { ModelDescription, ModelVariant } from '../models/ModelDescription';
import { readModelFile, readModelJson, type ModelFiles } from './ModelFiles';

/** Reads the files of a model and tells how far it has come with all of them. */
export interface CountedReader {
  /** @throws ModelFormatError when the file is missing or has another size than described. */
  bytes(path: string): Promise<Uint8Array<ArrayBuffer>>;
  /** @throws ModelFormatError, as `bytes`, or when the file holds no JSON object. */
  json(path: string): Promise<object>;
}

/** The files every model is loaded from beside its graph. */
const descriptiveFiles: ReadonlySet<string> = new Set(['config.json', 'tokenizer.json', 'tokenizer_config.json']);

/** Parts come in 64 KiB or less: telling of each would be thousands of messages. */
const TOLD_BYTES = 2 ** 20;

/** Makes a reader of the files of one variant of a model. */
export function countedReader(
  description: ModelDescription,
  variant: ModelVariant,
  files: ModelFiles,
  onProgress: (loadedBytes: number, totalBytes: number) => void,
): CountedReader {
  const described = [...description.files.filter(({ path }) => descriptiveFiles.has(path)), ...variant.files];
  const sizes = new Map(described.map(({ path, bytes }) => [path, bytes]));
  const known = described.reduce((sum, { bytes }) => sum + (bytes ?? 0), 0);
  const total = described.every(({ bytes }) => bytes !== null) ? known : Math.max(known, variant.aboutBytes);
  let loaded = 0;
  let told = 0;
  const optionsFor = (path: string) => ({
    bytes: sizes.get(path) ?? null,
    onPart: (bytes: number) => {
      loaded += bytes;
      if (loaded < total && loaded - told < TOLD_BYTES) return;
      told = loaded;
      onProgress(loaded, Math.max(loaded, total));
    },
  });
  return {
    bytes: (path) => readModelFile(files, path, optionsFor(path)),
    json: (path) => readModelJson(files, path, optionsFor(path)),
  };
}
