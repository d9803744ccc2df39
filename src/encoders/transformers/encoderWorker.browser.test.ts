import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { EncoderApi, EncoderStart } from '../../protocol/encoders/EncoderApi';
import { loadReference, type Reference } from '../reference';
import { tinyModel } from '../testing/tinyModel';
import { nameGpuAdapter } from './nameGpuAdapter';
import { parseTokenizer, type Tokenizer } from './parseTokenizer';
import {
  endEncoderWorkers,
  makeEncoderWorker,
  startEncoderWorker,
  tinyFolder,
  type StartedEncoder,
} from './testing/encoderWorkers';
import { farthest } from './testing/loadedModels';
import { readJson, readTinyGolden } from './testing/readGolden';

const golden = await readTinyGolden();

const tiny: EncoderStart = {
  model: tinyModel,
  dtype: 'fp32',
  dimensions: 256,
  device: 'wasm',
  threads: 1,
  policy: null,
  files: { kind: 'site', folder: tinyFolder },
};
const ignore = () => undefined;
const never = new AbortController().signal;

async function loadTinyReference(): Promise<Reference> {
  const weights = await fetch(new URL('model.safetensors', tinyFolder));
  return loadReference(await readJson(tinyFolder, 'config.json'), await weights.arrayBuffer());
}

async function tinyTokenizer(): Promise<Tokenizer> {
  return parseTokenizer(
    await readJson(tinyFolder, 'tokenizer.json'),
    await readJson(tinyFolder, 'tokenizer_config.json'),
  );
}

/** A document of a few dozen tokens, like no other. */
const note = (index: number) => ({ text: `Note ${index}: the kettle, the boiler and the rain over the hills.` });

describe('the encoder worker', () => {
  afterEach(endEncoderWorkers);

  it.each([1, 2])('starts on %d threads, tests itself and tells how much it has loaded', async (threads) => {
    const api = makeEncoderWorker();
    const progress: { readonly loaded: number; readonly total: number }[] = [];
    const start = { ...tiny, threads };
    const { adapter, selfTest, milliseconds } = await api.start(start, (loaded, total) =>
      progress.push({ loaded, total }),
    );
    expect(adapter).toBe(threads === 1 ? 'CPU, 1 thread' : 'CPU, 2 threads');
    expect(milliseconds).toBeGreaterThan(0);
    expect(selfTest.length).toBeGreaterThanOrEqual(3);
    expect(selfTest.filter(({ passed }) => !passed)).toEqual([]);
    const bytes = 1124 + 60_236 + 1806 + 35_874 + 1_712_128;
    await expect.poll(() => progress.at(-1)).toEqual({ loaded: bytes, total: bytes });
    expect(progress.every(({ loaded, total }) => loaded <= total)).toBe(true);
  });

  it('cuts what is too long, keeps <eos>, and tells how many texts it cut', async () => {
    const { text, max_length: maxTokens, input_ids: ids } = golden.truncation;
    const { encode } = await startEncoderWorker({ ...tiny, model: { ...tinyModel, maxTokens } });
    const body = text.slice('title: none | text: '.length);
    const { rows, truncated } = await encode([{ text: body }, { text: 'short' }, { text: body }], 'document');
    expect(truncated).toBe(2);
    const { embedding } = (await loadTinyReference()).encode(ids, 256);
    expect(farthest(rows.subarray(0, 256), embedding)).toBeLessThan(1e-5);
    expect(rows.subarray(512)).toEqual(rows.subarray(0, 256));
  });

  it('agrees with the float64 reference on texts that nobody chose', async () => {
    const reference = await loadTinyReference();
    const tokenizer = await tinyTokenizer();
    const { encode } = await startEncoderWorker({ ...tiny, threads: 2 });
    const word = fc.constantFrom('rain', 'The', 'planet', 'over', 'hills', '火星', 'é', '\n\n', '🚀', '<table>', '...');
    const anyText = fc.oneof(
      fc.array(word, { maxLength: 60 }).map((words) => words.join(' ')),
      fc.string({ unit: 'grapheme', maxLength: 40 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(anyText, { minLength: 1, maxLength: 8 }), async (texts) => {
        const { rows } = await encode(
          texts.map((text) => ({ text })),
          'query',
        );
        for (const [index, text] of texts.entries()) {
          const ids = [2, ...tokenizer.tokenize(`task: search result | query: ${text}`), 1];
          const row = rows.subarray(index * 256, (index + 1) * 256);
          expect(farthest(row, reference.encode(ids, 256).embedding), text).toBeLessThan(1e-5);
        }
      }),
      { seed: 4, numRuns: 8 },
    );
  });

  it('is one model on one device', async () => {
    const { api } = await startEncoderWorker(tiny);
    await expect(api.start(tiny, ignore)).rejects.toThrow('make another worker');
    await expect(makeEncoderWorker().encode([], 'query', ignore, never)).rejects.toThrow('has not been started');
  });

  it('says what is wrong with the files or the device', async () => {
    const nowhere = { ...tiny, files: { kind: 'site', folder: new URL('nowhere/', tinyFolder).href } } as const;
    await expect(makeEncoderWorker().start(nowhere, ignore)).rejects.toMatchObject({
      name: 'ModelFormatError',
      message: expect.stringMatching(/The model's file \S+ is missing/),
    });
    const stored = { ...tiny, files: { kind: 'stored' } } as const;
    await expect(makeEncoderWorker().start(stored, ignore)).rejects.toMatchObject({ name: 'ModelFormatError' });
    await expect(makeEncoderWorker().start({ ...tiny, dimensions: 1024 }, ignore)).rejects.toThrow(
      'gives 768 dimensions, not 1024',
    );
  });

  it('runs on a GPU only where there is one', async () => {
    const starting = makeEncoderWorker().start({ ...tiny, dtype: 'q4', device: 'webgpu' }, ignore);
    const adapter = await nameGpuAdapter();
    if (adapter === null) await expect(starting).rejects.toMatchObject({ name: 'DeviceError', code: 'absent' });
    else expect((await starting).adapter).toBe(`WebGPU (${adapter})`);
  });
});

describe('an encoder worker that runs', () => {
  let api: EncoderApi;
  let encode: StartedEncoder['encode'];

  beforeAll(async () => {
    ({ api, encode } = await startEncoderWorker(tiny));
  });

  afterAll(endEncoderWorkers);

  it('words prompts and gives the golden embeddings in 256 dimensions', async () => {
    const { rows: query } = await encode([{ text: 'which planet is known as the red planet?' }], 'query');
    const { rows: documents } = await encode(
      [
        { text: 'Its soil is rich in iron oxide.', context: ['Planets, Mars'] },
        { text: 'Mars, known for its reddish appearance, is often called the Red Planet.' },
        { text: '' },
      ],
      'document',
    );
    const truth = (name: string) => golden.cases.find((each) => each.name === name)!.mrl256[0]!;
    expect(farthest(query, truth('query prompt'))).toBeLessThan(1e-5);
    expect(farthest(documents.subarray(0, 256), truth('titled document'))).toBeLessThan(1e-5);
    expect(farthest(documents.subarray(256, 512), truth('document prompt'))).toBeLessThan(1e-5);
    expect(farthest(documents.subarray(512), truth('empty document'))).toBeLessThan(1e-5);
  });

  it('gives the same rows in every order and company', async () => {
    const inputs = Array.from({ length: 30 }, (_, index) => ({
      text: 'the rain over the hills '.repeat(1 + (index % 7)) + index,
    }));
    const { rows } = await encode(inputs, 'document');
    for (const index of [0, 6, 7, 29]) {
      const { rows: alone } = await encode([inputs[index]!], 'document');
      expect(farthest(rows.subarray(index * 256, (index + 1) * 256), alone)).toBeLessThan(1e-5);
    }
    const { rows: reversed } = await encode(inputs.toReversed(), 'document');
    for (const index of inputs.keys()) {
      const row = rows.subarray(index * 256, (index + 1) * 256);
      const same = reversed.subarray((29 - index) * 256, (30 - index) * 256);
      expect(farthest(row, same)).toBeLessThan(1e-5);
    }
  });

  it('takes a special token that a person typed for text', async () => {
    const { rows } = await encode([{ text: 'a<eos>b' }, { text: 'ab' }, { text: 'a<pad>b' }], 'document');
    const [eos, none, pad] = [0, 1, 2].map((index) => rows.subarray(index * 256, (index + 1) * 256));
    expect(farthest(eos!, none!)).toBeGreaterThan(1e-3);
    expect(farthest(pad!, none!)).toBeGreaterThan(1e-3);
    expect(farthest(pad!, eos!)).toBeGreaterThan(1e-3);
  });

  it('lets a query go ahead of documents, and tells how far the documents are', async () => {
    const progress: number[] = [];
    const documents = Array.from({ length: 300 }, (_, index) => note(index));
    let documentsDone = false;
    const ingest = api
      .encode(documents, 'document', (done) => progress.push(done), never)
      .then(() => {
        documentsDone = true;
      });
    await expect.poll(() => progress.length).toBeGreaterThan(0);
    await api.encode([{ text: 'rain' }], 'query', ignore, never);
    expect(documentsDone).toBe(false);
    await ingest;
    // What is told comes by a channel of its own.
    await expect.poll(() => progress.at(-1)).toBe(300);
    expect(progress).toEqual(progress.toSorted((a, b) => a - b));
  });

  it('stops when aborted, with the reason, and goes on with the next call', async () => {
    const controller = new AbortController();
    const documents = Array.from({ length: 300 }, (_, index) => note(index));
    let done = 0;
    const ingest = api.encode(
      documents,
      'document',
      (count) => {
        done = count;
        controller.abort(new DOMException('Paused.', 'AbortError'));
      },
      controller.signal,
    );
    await expect(ingest).rejects.toMatchObject({ name: 'AbortError', message: 'Paused.' });
    expect(done).toBeLessThan(300);
    expect((await encode([{ text: 'rain' }], 'query')).rows).toHaveLength(256);
  });
});
