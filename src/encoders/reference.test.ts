import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ModelFormatError } from './ModelFormatError';
import { loadReference } from './reference';

interface GoldenCase {
  readonly name: string;
  readonly input_ids: readonly (readonly number[])[];
  readonly pooled: readonly (readonly number[])[];
  readonly sentence_embedding: readonly (readonly number[])[];
  readonly mrl256: readonly (readonly number[])[];
  readonly first_token?: readonly (readonly number[])[];
  readonly last_token?: readonly (readonly number[])[];
}

const tiny = new URL('golden/tiny-embeddinggemma/', import.meta.url);
const readJson = (name: string): unknown => JSON.parse(readFileSync(new URL(name, tiny), 'utf8'));
const golden = readJson('golden.json') as { readonly cases: readonly GoldenCase[]; readonly visible_distance: number };
const config = readJson('config.json') as object;
const weights = new Uint8Array(readFileSync(new URL('model.safetensors', tiny))).buffer;

const reference = loadReference(config, weights);
const anyIds = fc.array(fc.nat({ max: reference.vocabularySize - 1 }), { minLength: 1, maxLength: 24 });
const length = (row: Float64Array) => Math.hypot(...row);
const farthest = (row: Float64Array, expected: ArrayLike<number>) => {
  expect(row).toHaveLength(expected.length);
  return Math.max(...row.map((value, d) => Math.abs(value - expected[d]!)));
};

describe('the golden vectors', () => {
  it.each(golden.cases)('agree on $name', (expected) => {
    for (const [index, ids] of expected.input_ids.entries()) {
      const { lastHidden, pooled, embedding } = reference.encode(ids);
      expect(farthest(pooled, expected.pooled[index]!), 'pooled').toBeLessThan(1e-10);
      expect(farthest(embedding, expected.sentence_embedding[index]!), 'embedding').toBeLessThan(1e-10);
      expect(lastHidden).toHaveLength(ids.length);
      if (!expected.first_token || !expected.last_token) continue;
      expect(farthest(lastHidden[0]!, expected.first_token[index]!), 'first token').toBeLessThan(1e-10);
      expect(farthest(lastHidden.at(-1)!, expected.last_token[index]!), 'last token').toBeLessThan(1e-10);
    }
  });

  it.each(golden.cases)('agree on $name in 256 dimensions', (expected) => {
    for (const [index, ids] of expected.input_ids.entries()) {
      expect(farthest(reference.encode(ids, 256).embedding, expected.mrl256[index]!)).toBeLessThan(1e-10);
    }
  });
});

describe('encode', () => {
  it('gives the same ids the same embedding, whatever came before and whatever becomes of the file', () => {
    const file = weights.slice(0);
    const other = loadReference(config, file);
    new Uint8Array(file).fill(0);
    fc.assert(
      fc.property(anyIds, anyIds, (some, others) => {
        const { embedding } = reference.encode(some);
        reference.encode(others);
        expect(reference.encode(some).embedding).toEqual(embedding);
        expect(other.encode(some).embedding).toEqual(embedding);
      }),
      { seed: 1, numRuns: 20 },
    );
  });

  it('keeps the first dimensions, in their proportions, with length 1', () => {
    fc.assert(
      fc.property(anyIds, fc.integer({ min: 1, max: reference.dimensions }), (some, dimensions) => {
        const whole = reference.encode(some).embedding;
        const kept = whole.subarray(0, dimensions);
        const { embedding } = reference.encode(some, dimensions);
        expect(length(embedding)).toBeCloseTo(1, 12);
        const keptLength = length(kept);
        const proportional = kept.map((value) => value / keptLength);
        expect(farthest(embedding, proportional)).toBeLessThan(1e-12);
      }),
      { seed: 2, numRuns: 20 },
    );
  });

  it('refuses what the model cannot encode', () => {
    const { vocabularySize, maxTokens, dimensions } = reference;
    expect(() => reference.encode([])).toThrow(new RangeError('There is no token to encode.'));
    expect(() => reference.encode(Array.from({ length: maxTokens + 1 }, () => 5))).toThrow(
      'at most 2048 tokens, not 2049',
    );
    for (const id of [-1, 0.5, NaN, vocabularySize]) {
      expect(() => reference.encode([2, id])).toThrow(
        new RangeError(`Token 1 has the id ${id}, which is not a whole number from 0 to 2047.`),
      );
    }
    for (const count of [0, -1, 1.5, NaN, dimensions + 1]) {
      expect(() => reference.encode([2, 1], count)).toThrow(
        new RangeError(`An embedding of this model has from 1 to 768 dimensions, not ${count}.`),
      );
    }
  });
});

describe('one layer', () => {
  const changed = 20;
  const before = Array.from({ length: 41 }, (_, position) => 300 + position);
  const after = before.with(changed, 999);

  /** How far the tokens that notice a changed one are from it. */
  function noticedAt(layer: string): number[] {
    const single = loadReference({ ...config, num_hidden_layers: 1, layer_types: [layer] }, weights);
    const { lastHidden } = single.encode(before);
    const { lastHidden: changedHidden } = single.encode(after);
    return distances(20).filter((distance) => {
      const position = changed + distance;
      return farthest(lastHidden[position]!, changedHidden[position]!) > 0;
    });
  }

  /** `-reach … reach` */
  const distances = (reach: number) => Array.from({ length: 2 * reach + 1 }, (_, index) => index - reach);

  it('that slides sees exactly half the window on either side', () => {
    expect(golden.visible_distance).toBe(8);
    expect(noticedAt('sliding_attention')).toEqual(distances(8));
  });

  it('that is global sees every token', () => {
    expect(noticedAt('full_attention')).toEqual(distances(20));
  });
});

describe('loadReference', () => {
  it('tells the shape of the model', () => {
    expect(reference).toMatchObject({ dimensions: 768, vocabularySize: 2048, maxTokens: 2048 });
  });

  it.each([
    ['has "bert" as model_type, not "gemma3_text"', { model_type: 'bert' }],
    ['has nothing as use_bidirectional_attention, not true', { use_bidirectional_attention: undefined }],
    ['has "gelu" as hidden_activation', { hidden_activation: 'gelu' }],
    ['has 50 as attn_logit_softcapping, not null', { attn_logit_softcapping: 50 }],
    ['has "64" as hidden_size, not a positive number', { hidden_size: '64' }],
    ['has nothing as sliding_window', { sliding_window: undefined }],
    ['has 0.5 as vocab_size, not a whole number', { vocab_size: 0.5 }],
    ['has 3 as num_key_value_heads, not a divisor of num_attention_heads, 2', { num_key_value_heads: 3 }],
    ['has 31 as head_dim, not an even number', { head_dim: 31 }],
    ['has ["full_attention"] as layer_types, not a list of 6 types', { layer_types: ['full_attention'] }],
    ['has "chunked" as layer_types', { num_hidden_layers: 1, layer_types: ['chunked'] }],
  ])('refuses when config.json %s', (message, change) => {
    const load = () => loadReference({ ...config, ...change }, weights);
    expect(load).toThrow(ModelFormatError);
    expect(load).toThrow(message);
  });

  it('refuses a config that is not an object', () => {
    expect(() => loadReference(null, weights)).toThrow('config.json is not an object');
  });

  it('names the tensor that does not fit', () => {
    const seventh = { num_hidden_layers: 7, layer_types: Array.from({ length: 7 }, () => 'full_attention') };
    expect(() => loadReference({ ...config, ...seventh }, weights)).toThrow(
      'lacks the tensor "layers.6.input_layernorm.weight"',
    );
    expect(() => loadReference({ ...config, hidden_size: 32 }, weights)).toThrow(
      '"dense.0.weight" has the shape [128, 64] in 32768 bytes, not [any, 32]',
    );
    expect(() => loadReference(config, withHeader('[64]', '[32]'))).toThrow('has the shape [32] in F32, and 256 bytes');
    expect(() => loadReference(config, withHeader('"F32"', '"F16"'))).toThrow(
      '"dense.0.weight" has the shape [128, 64] in F16',
    );
    expect(() => loadReference(config, weights.slice(0, -1))).toThrow(ModelFormatError);
  });

  /** The weights with the first occurrence of a piece of their header replaced by one as long. */
  function withHeader(piece: string, replacement: string): ArrayBuffer {
    const file = weights.slice(0);
    const start = Buffer.from(file).indexOf(piece);
    new TextEncoder().encodeInto(replacement, new Uint8Array(file, start));
    return file;
  }
});
