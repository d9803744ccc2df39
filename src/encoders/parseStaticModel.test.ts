import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ModelFormatError } from './ModelFormatError';
import { parseStaticModel, type StaticModelFiles } from './parseStaticModel';
import { StaticEncoder } from './StaticEncoder';
import {
  tinyConfig,
  tinyDimensions,
  tinyFiles,
  tinyRows,
  tinyTensors,
  tinyTokenizer,
  tinyTokens,
  tinyWeights,
} from './testing/tinyStaticModel';

const TEXT = 'The string in the ring, one more.';
const rowOf = (files: StaticModelFiles) =>
  new StaticEncoder(parseStaticModel(files)).encode([{ text: TEXT }], { role: 'query' });

/** Float16 of values that it holds exactly. */
const halves = (values: ArrayLike<number>) =>
  Uint16Array.from(values, (value) => {
    if (value === 0) return 0;
    const exponent = Math.floor(Math.log2(Math.abs(value)));
    const fraction = Math.abs(value) / 2 ** exponent - 1;
    return (value < 0 ? 0x8000 : 0) | ((exponent + 15) << 10) | (fraction * 1024);
  });

/** What files do: give a row of finite values, or a named error. Anything else is thrown on. */
async function outcomeOf(files: StaticModelFiles): Promise<Float32Array | null> {
  try {
    return await rowOf(files);
  } catch (error) {
    if (error instanceof ModelFormatError) return null;
    throw error;
  }
}

describe('parseStaticModel', () => {
  it('reads rows in float32 and float16 as in int8', async () => {
    const expected = await rowOf(tinyFiles());
    const shape = [tinyTokens, tinyDimensions];
    const { weights } = tinyTensors;
    const singles = { dtype: 'F32', shape, values: Float32Array.from(tinyRows) };
    expect(await rowOf(tinyFiles({ embeddings: singles, weights }))).toEqual(expected);
    expect(
      await rowOf(tinyFiles({ weights, embeddings: { ...singles, dtype: 'F16', values: halves(tinyRows) } })),
    ).toEqual(expected);
  });

  it('reads a model without weights', async () => {
    const { embeddings } = tinyTensors;
    const ones = { dtype: 'F64', shape: [tinyTokens], values: new Float64Array(tinyTokens).fill(1) };
    expect(await rowOf(tinyFiles({ embeddings }))).toEqual(await rowOf(tinyFiles({ embeddings, weights: ones })));
  });

  it('takes the row that the mapping names, and the weight of the token', async () => {
    const rows = 5;
    const few = { dtype: 'I8', shape: [rows, tinyDimensions], values: tinyRows.slice(0, rows * tinyDimensions) };
    const numbers = Array.from({ length: tinyTokens }, (_, id) => (id * 3) % rows);
    const mapping = { dtype: 'I64', shape: [tinyTokens], values: BigInt64Array.from(numbers, BigInt) };
    const written = numbers.flatMap((row) =>
      Array.from(few.values.subarray(row * tinyDimensions, (row + 1) * tinyDimensions)),
    );
    const embeddings = { ...tinyTensors.embeddings, values: Int8Array.from(written) };
    const { weights } = tinyTensors;
    expect(await rowOf(tinyFiles({ embeddings: few, weights, mapping }))).toEqual(
      await rowOf(tinyFiles({ embeddings, weights })),
    );
    const beyond = { ...mapping, values: BigInt64Array.from(numbers, (row) => BigInt(row + 1)) };
    expect(() => parseStaticModel(tinyFiles({ embeddings: few, weights, mapping: beyond }))).toThrow(
      '"mapping" holds 5',
    );
  });

  it('takes name, revision and similarities of a plain model from its description', () => {
    const files = { ...tinyFiles(), config: { model_type: 'model2vec' } };
    const description = { name: 'Plain', revision: '7', similarity: { unrelated: 0, same: 1 } };
    expect(parseStaticModel(files, description)).toMatchObject({ identity: 'Plain@7', name: 'Plain' });
    expect(() => parseStaticModel(files)).toThrow('name and revision');
  });

  const { embeddings, weights } = tinyTensors;
  const cases: readonly [string, StaticModelFiles, string][] = [
    ['another model', { ...tinyFiles(), config: { model_type: 'bert' } }, '"bert" model'],
    ['no config', { ...tinyFiles(), config: null }, 'config.json is not an object'],
    [
      'no similarities',
      { ...tinyFiles(), config: { ...tinyConfig, inkling: { name: '', revision: '' } } },
      'similarity',
    ],
    ['no embeddings', tinyFiles({ weights }), 'lacks the tensor "embeddings"'],
    ['another dtype', tinyFiles({ embeddings: { ...embeddings, dtype: 'U8' }, weights }), '"embeddings" is U8, not I8'],
    [
      'a flat table',
      tinyFiles({ embeddings: { ...embeddings, shape: [tinyRows.length] }, weights }),
      'has the shape [',
    ],
    [
      'too few weights',
      tinyFiles({ embeddings, weights: { ...weights, shape: [3], values: tinyWeights.slice(0, 3) } }),
      '3 weights for 36 tokens',
    ],
    [
      'a weight that is no number',
      tinyFiles({ embeddings, weights: { ...weights, values: tinyWeights.with(4, Number.NaN) } }),
      '"weights" holds NaN',
    ],
    [
      'too few rows',
      tinyFiles({ embeddings: { ...embeddings, shape: [2, 8], values: tinyRows.slice(0, 16) }, weights }),
      '2 rows for 36 tokens',
    ],
  ];

  it.each(cases)('names what is wrong: %s', (_, files, message) => {
    expect(() => parseStaticModel(files)).toThrow(ModelFormatError);
    expect(() => parseStaticModel(files)).toThrow(message);
  });

  it('refuses a damaged model file or encodes with it, and does nothing else', async () => {
    const intact = new Uint8Array(tinyFiles().weights);
    const header = 8 + Number(new DataView(intact.buffer).getBigUint64(0, true));
    const damage = fc.record({
      // Most damage falls on the header: bytes of rows may be anything.
      flips: fc.array(fc.tuple(fc.nat(header + 40), fc.integer({ min: 1, max: 255 })), { maxLength: 3 }),
      length: fc.oneof(fc.constant(intact.length), fc.nat(intact.length)),
    });
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(damage, async ({ flips, length }) => {
        const bytes = intact.slice(0, length);
        for (const [at, change] of flips) if (at < length) bytes[at]! ^= change;
        const row = await outcomeOf({ ...tinyFiles(), weights: bytes.buffer });
        if (row === null) refused++;
        else expect(row.every(Number.isFinite)).toBe(true);
      }),
      { seed: 5, numRuns: 600 },
    );
    expect(refused).toBeGreaterThan(200);
  });

  it('refuses a damaged tokenizer or encodes with it, and does nothing else', async () => {
    const paths = pathsOf(tinyTokenizer);
    const change = fc.tuple(fc.constantFrom(...paths), fc.oneof(fc.jsonValue(), fc.constantFrom(undefined, -1, 1e308)));
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 2 }), async (changes) => {
        let tokenizer: unknown = tinyTokenizer;
        for (const [path, value] of changes) tokenizer = withChange(tokenizer, path, value);
        const row = await outcomeOf({ ...tinyFiles(), tokenizer });
        if (row === null) refused++;
        else expect(row.every(Number.isFinite)).toBe(true);
      }),
      { seed: 6, numRuns: 600 },
    );
    expect(refused).toBeGreaterThan(200);
  });
});

type Path = readonly (string | number)[];

/** The place of every value in a JSON document. */
function pathsOf(json: unknown, path: Path = []): Path[] {
  if (typeof json !== 'object' || json === null) return [path];
  const below = Object.entries(json).flatMap(([key, value]) => pathsOf(value, [...path, key]));
  // The many pieces of the vocabulary should not take all the changes.
  return [path, ...(path[1] === 'vocab' && path.length === 2 ? below.slice(0, 9) : below)];
}

/** The document with another value in a place; undefined takes the place away. */
function withChange(json: unknown, [key, ...path]: Path, value: unknown): unknown {
  if (key === undefined) return value;
  if (typeof json !== 'object' || json === null) return json;
  const changed = withChange((json as Record<string | number, unknown>)[key], path, value);
  if (Array.isArray(json)) return Number(key) < json.length ? json.with(Number(key), changed) : json;
  return { ...json, [key]: changed };
}
