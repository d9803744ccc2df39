import { ModelFormatError } from '../ModelFormatError';

/**
 * Where a model's files come from.
 *
 * @param path relative to the model's folder, such as `onnx/model_q4.onnx_data`.
 * @returns null when there is no such file.
 */
export type ModelFiles = (path: string) => Promise<Response | null>;

/** How a file is read. */
export interface ReadOptions {
  /** Its exact size, where it is known. */
  readonly bytes: number | null;
  /** Called with the size of every part read. */
  readonly onPart: (bytes: number) => void;
}

/**
 * Reads one file of a model.
 *
 * @throws ModelFormatError when the file is missing or has another size.
 */
export async function readModelFile(
  files: ModelFiles,
  path: string,
  { bytes, onPart }: ReadOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  const response = await files(path);
  if (response === null) throw new ModelFormatError(`The model's file ${path} is missing.`);
  // A file of known size goes straight to its place, so that there is only one copy of it.
  const parts = new PartCollector(bytes ?? 0);
  try {
    // Safari's streams cannot be iterated over.
    const reader = response.body?.getReader();
    for (let read = await reader?.read(); read?.value; read = await reader?.read()) {
      parts.add(read.value);
      onPart(read.value.length);
    }
  } catch (cause) {
    throw new Error(`The model's file ${path} could not be read: ${String(cause)}`, { cause });
  }
  if (bytes !== null && parts.length !== bytes) {
    throw new ModelFormatError(`The model's file ${path} has ${parts.length} bytes, not ${bytes}.`);
  }
  return parts.joined();
}

/**
 * Reads one JSON file of a model.
 *
 * @throws ModelFormatError when the file is missing, has another size or holds no JSON object.
 */
export async function readModelJson(files: ModelFiles, path: string, options: ReadOptions): Promise<object> {
  const text = new TextDecoder().decode(await readModelFile(files, path, options));
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new ModelFormatError(`The model's file ${path} is not JSON: it is damaged.`, { cause });
  }
  if (typeof value !== 'object' || value === null) {
    throw new ModelFormatError(`The model's file ${path} holds no JSON object.`);
  }
  return value;
}

/** Bytes in one array that grows when they turn out to be more than expected. */
class PartCollector {
  length = 0;
  #bytes: Uint8Array<ArrayBuffer>;

  constructor(expected: number) {
    this.#bytes = new Uint8Array(expected);
  }

  add(part: Uint8Array): void {
    const end = this.length + part.length;
    if (end > this.#bytes.length) {
      const larger = new Uint8Array(Math.max(end, 2 * this.#bytes.length));
      larger.set(this.#bytes.subarray(0, this.length));
      this.#bytes = larger;
    }
    this.#bytes.set(part, this.length);
    this.length = end;
  }

  joined(): Uint8Array<ArrayBuffer> {
    return this.length === this.#bytes.length ? this.#bytes : this.#bytes.slice(0, this.length);
  }
}
