import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spaceOf } from './Encoder';
import { knowsAnyWord } from './knowsAnyWord';
import golden from './golden/starter.json';
import { parseStaticModel } from './parseStaticModel';
import { StaticEncoder } from './StaticEncoder';

const starter = new URL('../../public/starter/', import.meta.url);
const readJson = (name: string): unknown => JSON.parse(readFileSync(new URL(name, starter), 'utf8'));
const weightsFile = readFileSync(new URL('model.safetensors', starter));
const weights = new Uint8Array(weightsFile).buffer;
const config = readJson('config.json') as { inkling: { revision: string } };
const tokenizerJson = readJson('tokenizer.json') as object;

const encoder = new StaticEncoder(parseStaticModel({ config, tokenizer: tokenizerJson, weights }));
const encodeOne = (text: string) => encoder.encode([{ text }], { role: 'query' });
const length = (row: Float32Array) => Math.hypot(...row);

describe('the starter', () => {
  it('carries the revision of its own weights', () => {
    const digest = createHash('sha256').update(weightsFile).digest('hex');
    expect(config.inkling.revision).toBe(digest.slice(0, 16));
    expect(spaceOf(encoder)).toBe(`Starter@${config.inkling.revision}/256`);
  });

  it.each(golden.cases)('agrees with the model2vec Python package on $text', async ({ text, embedding }) => {
    const row = await encodeOne(text);
    for (const [d, expected] of embedding.entries()) expect(Math.abs(row[d]! - expected)).toBeLessThan(2e-6);
  });
});

describe('StaticEncoder', () => {
  it('gives a row of zeros for a text without known tokens, and length 1 otherwise', async () => {
    expect(length(await encodeOne(' \n'))).toBe(0);
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (text) => {
        const rowLength = length(await encodeOne(text));
        expect(rowLength === 0 || Math.abs(rowLength - 1) < 1e-5).toBe(true);
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it('tells common words of all languages from rare ones', () => {
    const least = (...words: string[]) => Math.min(...words.map((word) => encoder.logProbabilityOf(word)));
    const most = (...words: string[]) => Math.max(...words.map((word) => encoder.logProbabilityOf(word)));
    expect(least('the', 'der', 'como', 'que', '的')).toBeGreaterThan(most('bread', 'niños', '京都'));
    expect(least('bread', 'niños', '京都')).toBeGreaterThan(most('Lindqvist', 'Hefeteig', 'IMG_20240317'));
    expect(encoder.logProbabilityOf('The')).toBe(encoder.logProbabilityOf('the'));
    expect(encoder.logProbabilityOf('')).toBe(-Infinity);
  });

  it('knows the words of languages, but neither letters at random nor words that say nothing', () => {
    for (const word of ['bread', 'garden', 'Kuchen', 'niños', '京都', 'Steuererklärung', 'жизнь']) {
      expect(`${word}: ${knowsAnyWord([word, 'zzzzqq'], encoder)}`).toBe(`${word}: true`);
    }
    for (const word of ['zzzzqq', 'blorp', 'xylophonics', 'asdf', 'qwertyuiop', 'hjkl', 'tchkwz', 'the', 'und']) {
      expect(`${word}: ${knowsAnyWord([word, 'the'], encoder)}`).toBe(`${word}: false`);
    }
    expect(knowsAnyWord([], encoder)).toBe(true);
    expect(knowsAnyWord(['bread'], { logProbabilityOf: () => -Infinity })).toBe(true);
  });

  it('gives a text the same row alone and in any batch', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.lorem({ maxCount: 12 }), { minLength: 1, maxLength: 8 }), async (texts) => {
        const batch = await encoder.encode(
          texts.map((text) => ({ text })),
          { role: 'document' },
        );
        for (const [index, text] of texts.entries()) {
          expect(batch.subarray(index * 256, (index + 1) * 256)).toEqual(await encodeOne(text));
        }
      }),
      { seed: 2, numRuns: 50 },
    );
  });

  it('puts the context in front of the text', async () => {
    const [withContext, written] = await Promise.all([
      encoder.encode([{ text: 'feed it', context: ['Bread', 'Starter'] }], { role: 'document' }),
      encodeOne('Bread. Starter. feed it'),
    ]);
    expect(withContext).toEqual(written);
  });

  it('reports progress and rejects with the reason when aborted', async () => {
    const seen: number[] = [];
    const inputs = [{ text: 'one' }, { text: 'two' }];
    await encoder.encode(inputs, { role: 'document', onProgress: (done) => seen.push(done) });
    expect(seen).toEqual([1, 2]);
    const reason = new Error('no longer wanted');
    await expect(encoder.encode(inputs, { role: 'query', signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  });
});
