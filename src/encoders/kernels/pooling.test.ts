import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseStaticModel } from '../parseStaticModel';
import { PlainPooling } from '../PlainPooling';
import type { StaticModel } from '../StaticModel';
import { tinyFiles } from '../testing/tinyStaticModel';
import { TokenIds } from '../tokenizers/TokenIds';
import { makePooling } from './makePooling';
import { WasmPooling } from './WasmPooling';

const tokens = 50;
const base = parseStaticModel(tinyFiles());

/** A model with rows of pseudo-random values, some of them the greatest that there are. */
function modelOf(dimensions: number, kind: 'int8' | 'float32', mapped: boolean): StaticModel {
  const rows = mapped ? 7 : tokens;
  const bytes = Int8Array.from(
    { length: rows * dimensions },
    (_, at) => (at % 11 === 0 ? -128 : (at * 89) % 255) - 127,
  );
  return {
    ...base,
    dimensions,
    embeddings: kind === 'int8' ? bytes : Float32Array.from(bytes, (value) => value / 97),
    weights: Float32Array.from({ length: tokens }, (_, id) => (id === 0 ? 0 : ((id * 31) % 17) / 400 + 0.001)),
    rowOfToken: mapped ? Int32Array.from({ length: tokens }, (_, id) => (id * 5) % rows) : null,
  };
}

function idsOf(list: readonly number[]): TokenIds {
  const ids = new TokenIds();
  for (const id of list) ids.push(id);
  return ids;
}

describe.each([
  [256, 'int8', false],
  [256, 'float32', true],
  [100, 'int8', true],
  [7, 'float32', false],
] as const)('pooling of %d dimensions in %s, mapped: %s', (dimensions, kind, mapped) => {
  const model = modelOf(dimensions, kind, mapped);
  const plain = new PlainPooling(model);
  const fast = makePooling(model);
  const pooled = (pooling: typeof plain | typeof fast, ids: TokenIds) => {
    const rows = new Float32Array(dimensions + 2).fill(9);
    pooling.pool(ids, rows, 1);
    expect([rows[0], rows.at(-1)]).toEqual([9, 9]);
    return rows.subarray(1, dimensions + 1);
  };

  it('gives the rows of the plain pooling, within 1e-6', () => {
    expect(fast).toBeInstanceOf(WasmPooling);
    const list = fc.array(fc.nat(tokens - 1), { maxLength: 40 });
    const repeats = fc.constantFrom(1, 1, 1, 10, 300);
    fc.assert(
      fc.property(list, repeats, (some, times) => {
        const ids = idsOf(Array.from({ length: times }, () => some).flat());
        const [expected, actual] = [pooled(plain, ids), pooled(fast, ids)];
        for (const [d, value] of expected.entries()) expect(Math.abs(actual[d]! - value)).toBeLessThan(1e-6);
      }),
      { seed: 7, numRuns: 150 },
    );
  });

  it('gives zeros without tokens and for unknown ones', () => {
    expect(pooled(fast, idsOf([]))).toEqual(new Float32Array(dimensions));
    expect(pooled(fast, idsOf([0, 0]))).toEqual(new Float32Array(dimensions));
  });
});
