import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cosine } from '../cosine';
import golden from '../golden/multilingual-e5-small-light.json';
import { multilingualE5Light } from '../models/multilingualE5Light';
import { endEncoderWorkers, folderOf, startEncoderWorker, type StartedEncoder } from './testing/encoderWorkers';

/**
 * The golden embeddings come from the same file in another build of ONNX Runtime. Rounding of activations to 8 bits makes
 * much of small differences: 0.9958 was measured.
 */
const SIMILARITY = 0.995;

afterAll(endEncoderWorkers);

describe.each([1, 2])('the light encoder in q8 on %d threads', (threads) => {
  let light: StartedEncoder;

  beforeAll(async () => {
    light = await startEncoderWorker({
      model: multilingualE5Light,
      dtype: 'q8',
      dimensions: 384,
      device: 'wasm',
      threads,
      policy: null,
      files: { kind: 'site', folder: folderOf('/models/multilingual-e5-small-light/') },
    });
  });

  it('passes its self-test, golden scores included', () => {
    const { selfTest } = light.started;
    expect(selfTest.map(({ name }) => name)).toContain('the published scores come out');
    expect(selfTest.filter(({ passed }) => !passed)).toEqual([]);
  });

  it('gives the golden embeddings', async () => {
    for (const [index, text] of golden.texts.entries()) {
      const [prompt = ''] = /^(?:query|passage): /.exec(text) ?? [];
      const role = prompt === 'query: ' ? 'query' : 'document';
      const { rows } = await light.encode([{ text: text.slice(prompt.length) }], role);
      expect(cosine(rows, Float32Array.from(golden.embeddings_q8[index]!)), text).toBeGreaterThan(SIMILARITY);
    }
  });

  it('gives a text the same row in every company, although its activations are rounded for a whole run', async () => {
    const texts = golden.texts.slice(0, 8).map((text) => ({ text }));
    const { rows } = await light.encode(texts, 'document');
    for (const [index, text] of texts.entries()) {
      const { rows: alone } = await light.encode([text], 'document');
      expect(rows.subarray(index * 384, (index + 1) * 384)).toEqual(alone);
    }
  });
});
