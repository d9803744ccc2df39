import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tinyModel } from '../testing/tinyModel';
import { tinyFolder } from './testing/encoderWorkers';
import { endModels, farthest, loadModel } from './testing/loadedModels';
import type { ModelApi } from './testing/model.worker';
import { readTinyGolden } from './testing/readGolden';

/** Exact instead of tanh GELU moves an embedding by 4e-5, so this is as loose as it may be. */
const TOLERANCE = 1e-5;

const golden = await readTinyGolden();

const truths = {
  fp32: 'sentence_embedding',
  q8: 'sentence_embedding_q8',
  q4: 'sentence_embedding_q4',
} as const;

afterAll(endModels);

describe.each([
  { dtype: 'fp32', threads: 1 },
  { dtype: 'fp32', threads: 2 },
  { dtype: 'q8', threads: 1 },
  { dtype: 'q8', threads: 2 },
  { dtype: 'q4', threads: 1 },
  { dtype: 'q4', threads: 2 },
] as const)('the tiny EmbeddingGemma in $dtype on $threads threads', ({ dtype, threads }) => {
  let model: ModelApi;

  beforeAll(async () => {
    model = await loadModel({ description: tinyModel, dtype, threads, folder: tinyFolder });
  });

  it('gives the golden ids and embeddings for every text alone', async () => {
    for (const { name, texts, input_ids: ids, ...expected } of golden.cases) {
      expect(await model.tokenize(texts, Infinity), name).toEqual(ids);
      for (const [index, text] of ids.entries()) {
        const row = await model.run([text]);
        expect(farthest(row, expected[truths[dtype]][index]!), name).toBeLessThan(TOLERANCE);
      }
    }
  });

  it('gives the golden embeddings for texts of all lengths in one padded batch', async () => {
    const cases = golden.cases.filter(({ input_ids: [ids = []] }) => ids.length < 300);
    const expected = cases.flatMap((each) => each[truths[dtype]]);
    const rows = await model.run(cases.flatMap(({ input_ids: ids }) => ids));
    for (const [index, truth] of expected.entries()) {
      expect(farthest(rows.subarray(index * 768, (index + 1) * 768), truth)).toBeLessThan(TOLERANCE);
    }
  });
});
