import { afterAll, describe, expect, it } from 'vitest';
import { cosine } from '../cosine';
import golden from '../golden/multilingual-e5-small-light.json';
import { multilingualE5Light } from '../models/multilingualE5Light';
import { endEncoderWorkers, folderOf, startEncoderWorker } from './testing/encoderWorkers';

/** Seven of the golden texts and 1,024 of its bits differ between processors, because its q8 file rounds activations. */
const SIMILARITY = 0.995;

afterAll(endEncoderWorkers);

describe('the light encoder in q8', () => {
  it('passes its self-test and gives the golden embeddings', async () => {
    const { started, encode } = await startEncoderWorker({
      model: multilingualE5Light,
      dtype: 'q8',
      dimensions: 384,
      device: 'wasm',
      threads: 2,
      files: { kind: 'site', folder: folderOf('/models/multilingual-e5-small-light/') },
    });
    console.log(JSON.stringify(started, null, 1));
    expect(started.selfTest.filter(({ passed }) => !passed)).toEqual([]);
    const sims: number[] = [];
    for (const [index, text] of golden.texts.entries()) {
      const [prompt = ''] = /^(?:query|passage): /.exec(text) ?? [];
      const role = prompt === 'query: ' ? 'query' : 'document';
      const { rows } = await encode([{ text: text.slice(prompt.length) }], role);
      sims.push(cosine(rows, Float32Array.from(golden.embeddings_q8[index]!)));
    }
    console.log(sims);
    expect(Math.min(...sims)).toBeGreaterThan(SIMILARITY);
  });
});
