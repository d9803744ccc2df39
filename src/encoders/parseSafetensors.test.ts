import { describe, expect, it } from 'vitest';
import { ModelFormatError } from './ModelFormatError';
import { parseSafetensors } from './parseSafetensors';
import { tinyTensors } from './testing/tinyStaticModel';
import { writeSafetensors } from './testing/writeSafetensors';

const { embeddings, weights } = tinyTensors;

/** A file whose header is as given; 24 bytes follow. */
const withHeader = (header: string) =>
  writeSafetensors({ a: { dtype: 'U8', shape: [24], values: new Uint8Array(24) } }, header);
const entry = (from: unknown, to: unknown, more = '"dtype":"U8","shape":[12]') =>
  `{${more},"data_offsets":[${String(from)},${String(to)}]}`;

function withHeaderLength(length: bigint): ArrayBuffer {
  const file = writeSafetensors(tinyTensors);
  new DataView(file).setBigUint64(0, length, true);
  return file;
}

describe('parseSafetensors', () => {
  it('gives the tensors by name', () => {
    const tensors = parseSafetensors(writeSafetensors({ embeddings, weights }));
    expect([...tensors.keys()]).toEqual(['embeddings', 'weights']);
    expect(tensors.get('weights')).toMatchObject({ dtype: 'F32', shape: weights.shape });
    expect(new Int8Array(tensors.get('embeddings')!.bytes)).toEqual(embeddings.values);
  });

  it('leaves the metadata out', () => {
    const header = `{"__metadata__":{"a":"b"},"a":${entry(0, 12)},"b":${entry(12, 24)}}   `;
    expect([...parseSafetensors(withHeader(header)).keys()]).toEqual(['a', 'b']);
  });

  const cases: readonly [string, ArrayBuffer, string][] = [
    ['no file', new ArrayBuffer(0), 'cut off before its header'],
    ['a file of three bytes', new ArrayBuffer(3), 'cut off before its header'],
    ['a header of 2^60 bytes', withHeaderLength(1n << 60n), 'cut off within its header'],
    ['a header of 2^64 - 1 bytes', withHeaderLength((1n << 64n) - 1n), 'cut off within its header'],
    ['a header of no bytes', withHeaderLength(0n), 'does not begin with a safetensors header'],
    ['a cut-off header', withHeaderLength(20n), 'does not begin with a safetensors header'],
    ['a cut-off tensor', writeSafetensors(tinyTensors).slice(0, -1), 'ends before its tensor "weights"'],
    ['a header that is null', withHeader('null'), 'does not begin with a safetensors header'],
    ['a header that is a list', withHeader('[]'), 'does not begin with a safetensors header'],
    ['a header that is not UTF-8', latin1(withHeader('{"é":1}')), 'does not begin with a safetensors header'],
    ['a tensor that is null', withHeader('{"a":null}'), 'does not describe the tensor "a"'],
    ['no offsets', withHeader('{"a":{"dtype":"U8","shape":[12]}}'), 'does not describe the tensor "a"'],
    ['a negative offset', withHeader(`{"a":${entry(-12, 0)}}`), 'does not describe the tensor "a"'],
    ['a broken offset', withHeader(`{"a":${entry(0.5, 12.5)}}`), 'does not describe the tensor "a"'],
    ['an offset of 2^60', withHeader(`{"a":${entry(0, 2 ** 60)}}`), 'does not describe the tensor "a"'],
    ['a negative size', withHeader(`{"a":${entry(0, 12, '"dtype":"U8","shape":[-12]')}}`), 'does not describe'],
    ['offsets in the wrong order', withHeader(`{"a":${entry(12, 0)}}`), 'ends before its tensor "a"'],
    ['a tensor beyond the end', withHeader(`{"a":${entry(0, 25)}}`), 'ends before its tensor "a"'],
    ['an unknown dtype', withHeader(`{"a":${entry(0, 24, '"dtype":"Q8","shape":[24]')}}`), 'unknown dtype "Q8"'],
    ['a shape of other size', withHeader(`{"a":${entry(0, 24, '"dtype":"F32","shape":[5]')}}`), '[5] in F32, and 24'],
    ['shared bytes', withHeader(`{"a":${entry(0, 12)},"b":${entry(6, 18)}}`), '"b" shares bytes'],
    ['the same bytes', withHeader(`{"a":${entry(0, 12)},"b":${entry(0, 12)}}`), '"b" shares bytes'],
    ['a gap', withHeader(`{"b":${entry(12, 24)}}`), 'unused bytes before the tensor "b"'],
    ['bytes at the end', withHeader(`{"a":${entry(0, 12)}}`), 'unused bytes after the last tensor'],
    ['a tensor twice', withHeader(`{"a":${entry(0, 12)},"\\u0061":${entry(12, 24)}}`), 'has the tensor "a" twice'],
  ];

  it.each(cases)('refuses %s', (_, file, message) => {
    expect(() => parseSafetensors(file)).toThrow(ModelFormatError);
    expect(() => parseSafetensors(file)).toThrow(message);
  });
});

/** Spoils the first two-byte character of a file. */
function latin1(file: ArrayBuffer): ArrayBuffer {
  const bytes = new Uint8Array(file);
  bytes[bytes.indexOf(0xc3)] = 0xe9;
  return file;
}
