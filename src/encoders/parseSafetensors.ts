import { ModelFormatError } from './ModelFormatError';

/** One tensor of a safetensors file, as a view into the file's bytes. */
export interface Tensor {
  /** As written in the file, such as `F32` or `I8`. */
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const LENGTH_BYTES = 8;

/**
 * Reads a safetensors file: an unsigned 64-bit header length, a JSON header, then the tensors' bytes.
 *
 * @see https://huggingface.co/docs/safetensors/index#format
 * @throws ModelFormatError when the file is cut off or its header does not fit it.
 */
export function parseSafetensors(file: ArrayBuffer): ReadonlyMap<string, Tensor> {
  if (file.byteLength < LENGTH_BYTES) throw new ModelFormatError('The model file is cut off before its header.');
  const headerLength = Number(new DataView(file).getBigUint64(0, true));
  const start = LENGTH_BYTES + headerLength;
  if (start > file.byteLength) throw new ModelFormatError('The model file is cut off within its header.');

  const tensors = new Map<string, Tensor>();
  for (const [name, entry] of Object.entries(parseHeader(new Uint8Array(file, LENGTH_BYTES, headerLength)))) {
    if (name === '__metadata__') continue;
    const { dtype, shape, data_offsets: offsets } = entry as Record<string, unknown>;
    if (typeof dtype !== 'string' || !isNumbers(shape) || !isNumbers(offsets) || offsets.length !== 2) {
      throw new ModelFormatError(`The model file's header does not describe the tensor "${name}".`);
    }
    const [from, to] = offsets as [number, number];
    if (from < 0 || to < from || start + to > file.byteLength) {
      throw new ModelFormatError(`The model file ends before its tensor "${name}".`);
    }
    tensors.set(name, { dtype, shape, bytes: new Uint8Array(file, start + from, to - from) });
  }
  return tensors;
}

function parseHeader(bytes: Uint8Array): Record<string, unknown> {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>;
  } catch (cause) {
    throw new ModelFormatError('The model file does not begin with a safetensors header.', { cause });
  }
}

function isNumbers(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((entry) => Number.isSafeInteger(entry));
}
