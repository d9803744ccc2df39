import { ModelFormatError } from './ModelFormatError';
import type { Tensor } from './parseSafetensors';

type Values = Int8Array | Int32Array | Float32Array | Float64Array;

const readers = {
  I8: (bytes) => new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length),
  I32: (bytes) => new Int32Array(aligned(bytes)),
  // A whole number beyond 2⁵³ is rounded, and is too great for everything here.
  I64: (bytes) => Float64Array.from(new BigInt64Array(aligned(bytes)), Number),
  F16: (bytes) => widen(new Uint16Array(aligned(bytes))),
  F32: (bytes) => new Float32Array(aligned(bytes)),
  F64: (bytes) => new Float64Array(aligned(bytes)),
} as const satisfies Record<string, (bytes: Uint8Array<ArrayBuffer>) => Values>;

/** A dtype of safetensors whose values can be read. */
export type ReadableDtype = keyof typeof readers;

/**
 * The values of a tensor.
 *
 * @param greatest No value may be farther from 0.
 * @throws ModelFormatError when the tensor is missing, of another dtype, or holds a value that is not finite or too far
 *   from 0.
 */
export function readTensor(
  tensors: ReadonlyMap<string, Tensor>,
  name: string,
  dtypes: readonly ReadableDtype[],
  greatest: number,
): Values {
  const tensor = tensors.get(name);
  if (!tensor) throw new ModelFormatError(`The model file lacks the tensor "${name}".`);
  const dtype = dtypes.find((each) => each === tensor.dtype);
  if (!dtype) throw new ModelFormatError(`The tensor "${name}" is ${tensor.dtype}, not ${dtypes.join(' or ')}.`);
  const values = readers[dtype](tensor.bytes);
  if (greatest < 128 || !(values instanceof Int8Array)) {
    for (let at = 0; at < values.length; at++) {
      const value = values[at]!;
      // Written so that NaN is refused too.
      if (!(Math.abs(value) <= greatest)) {
        throw new ModelFormatError(`The tensor "${name}" holds ${value}, which is not between ±${greatest}.`);
      }
    }
  }
  return values;
}

/** A tensor may start at any byte, and most typed arrays may not. */
function aligned(bytes: Uint8Array<ArrayBuffer>): ArrayBuffer {
  return bytes.slice().buffer;
}

/** Float16 (IEEE 754 binary16) in float32: 1 bit sign, 5 bits exponent, 10 bits fraction. */
function widen(halves: Uint16Array): Float32Array {
  const values = new Float32Array(1 << 16);
  for (let half = 0; half < values.length; half++) {
    const sign = half >> 15 === 0 ? 1 : -1;
    const exponent = (half >> 10) & 31;
    const fraction = (half & 1023) / 1024;
    if (exponent === 31) values[half] = fraction === 0 ? sign * Infinity : Number.NaN;
    else values[half] = sign * (exponent === 0 ? fraction * 2 ** -14 : (1 + fraction) * 2 ** (exponent - 15));
  }
  return Float32Array.from(halves, (half) => values[half]!);
}
