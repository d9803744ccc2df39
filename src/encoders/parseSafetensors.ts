import { findRepeatedName } from './findRepeatedName';
import { ModelFormatError } from './ModelFormatError';

/** One tensor of a safetensors file, as a view into the file's bytes. */
export interface Tensor {
  /** As written in the file, such as `F32` or `I8`. */
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const LENGTH_BYTES = 8;

/** The format's own bound, 100 MB: a header is text that is read as a whole. */
const LONGEST_HEADER = 100_000_000;

const bytesOfDtype = new Map([
  ...['BOOL', 'U8', 'I8', 'F8_E4M3', 'F8_E5M2'].map((dtype) => [dtype, 1] as const),
  ...['U16', 'I16', 'F16', 'BF16'].map((dtype) => [dtype, 2] as const),
  ...['U32', 'I32', 'F32'].map((dtype) => [dtype, 4] as const),
  ...['U64', 'I64', 'F64'].map((dtype) => [dtype, 8] as const),
]);

/**
 * Reads a safetensors file: an unsigned 64-bit header length, a JSON header, then the tensors' bytes, one tensor right
 * after the other up to the end of the file.
 *
 * Guarantees: every tensor has as many bytes as its shape and dtype take, and no byte belongs to two.
 *
 * @see https://huggingface.co/docs/safetensors/index#format
 * @throws ModelFormatError when the file is cut off or its header does not fit it.
 */
export function parseSafetensors(file: ArrayBuffer): ReadonlyMap<string, Tensor> {
  if (file.byteLength < LENGTH_BYTES) throw new ModelFormatError('The model file is cut off before its header.');
  const headerLength = Number(new DataView(file).getBigUint64(0, true));
  const start = LENGTH_BYTES + headerLength;
  if (start > file.byteLength) throw new ModelFormatError('The model file is cut off within its header.');
  if (headerLength > LONGEST_HEADER) throw new ModelFormatError("The model file's header is longer than 100 MB.");

  const tensors = new Map<string, Tensor>();
  for (const [name, entry] of Object.entries(parseHeader(new Uint8Array(file, LENGTH_BYTES, headerLength)))) {
    if (name !== '__metadata__') tensors.set(name, parseTensor(file, start, name, entry));
  }
  checkOrder(tensors, file, start);
  return tensors;
}

function parseTensor(file: ArrayBuffer, start: number, name: string, entry: unknown): Tensor {
  const { dtype, shape, data_offsets: offsets } = (entry ?? {}) as Record<string, unknown>;
  if (typeof dtype !== 'string' || !isCounts(shape) || !isCounts(offsets) || offsets.length !== 2) {
    throw new ModelFormatError(`The model file's header does not describe the tensor "${name}".`);
  }
  const [from, to] = offsets as [number, number];
  if (to < from || start + to > file.byteLength) {
    throw new ModelFormatError(`The model file ends before its tensor "${name}".`);
  }
  const valueBytes = bytesOfDtype.get(dtype);
  if (valueBytes === undefined) throw new ModelFormatError(`The tensor "${name}" is of the unknown dtype "${dtype}".`);
  if (shape.reduce((product, length) => product * length, valueBytes) !== to - from) {
    throw new ModelFormatError(
      `The tensor "${name}" has the shape [${shape.join(', ')}] in ${dtype}, and ${to - from} bytes.`,
    );
  }
  return { dtype, shape, bytes: new Uint8Array(file, start + from, to - from) };
}

/** Checks that the tensors follow one another without gaps and without sharing bytes. */
function checkOrder(tensors: ReadonlyMap<string, Tensor>, file: ArrayBuffer, start: number): void {
  let end = start;
  const inOrder = [...tensors].toSorted(
    ([, { bytes: a }], [, { bytes: b }]) => a.byteOffset - b.byteOffset || a.length - b.length,
  );
  for (const [name, { bytes }] of inOrder) {
    if (bytes.byteOffset < end) throw new ModelFormatError(`The tensor "${name}" shares bytes with another.`);
    if (bytes.byteOffset > end) throw new ModelFormatError(`There are unused bytes before the tensor "${name}".`);
    end = bytes.byteOffset + bytes.length;
  }
  if (end !== file.byteLength) throw new ModelFormatError('There are unused bytes after the last tensor.');
}

function parseHeader(bytes: Uint8Array): Record<string, unknown> {
  let header: unknown;
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    header = JSON.parse(text);
  } catch (cause) {
    throw new ModelFormatError('The model file does not begin with a safetensors header.', { cause });
  }
  if (typeof header !== 'object' || header === null || Array.isArray(header)) {
    throw new ModelFormatError('The model file does not begin with a safetensors header.');
  }
  const repeated = findRepeatedName(text);
  if (repeated !== null) throw new ModelFormatError(`The model file has the tensor "${repeated}" twice.`);
  return header as Record<string, unknown>;
}

/** Whether the value is a list of whole numbers from 0 on. */
function isCounts(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((entry) => Number.isSafeInteger(entry) && (entry as number) >= 0);
}
