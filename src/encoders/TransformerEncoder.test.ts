import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DeviceError } from './DeviceError';
import { oneByOne } from './planBatches';
import { FakeTextModel, fakeRow } from './testing/FakeTextModel';
import { tinyModel } from './testing/tinyModel';
import { TransformerEncoder, type TransformerEncoderParts } from './TransformerEncoder';

const policy = { paddedTokens: 200, paddingOfText: 20 };
const nextTurn = () => new Promise<void>((resolve) => setTimeout(resolve));

function encoderOf(model: FakeTextModel, parts: Partial<TransformerEncoderParts> = {}): TransformerEncoder {
  return new TransformerEncoder({
    description: { ...tinyModel, maxTokens: 40, nativeDimensions: 8 },
    dtype: 'q4',
    dimensions: 4,
    model,
    device: 'a test',
    policy,
    nextTurn,
    ...parts,
  });
}

/** What the row of a prompt must be: the first four numbers, with length 1. */
function expectedRow(prompt: string, maxTokens = 40): number[] {
  const tokens = Array.from(prompt, (character) => 10 + character.codePointAt(0)!);
  const row = fakeRow([2, ...tokens.slice(0, maxTokens - 2), 1]).subarray(0, 4);
  return Array.from(row, (value) => value / Math.hypot(...row));
}

const rowsOf = (rows: Float32Array) =>
  Array.from({ length: rows.length / 4 }, (_, index) => rows.subarray(index * 4, (index + 1) * 4));

describe('TransformerEncoder', () => {
  it('gives every input its own row, in order, whatever the batches', async () => {
    const anyText = fc.string({ maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(fc.array(anyText, { maxLength: 40 }), async (texts) => {
        const { rows, truncated } = await encoderOf(new FakeTextModel()).encodeTexts(
          texts.map((text) => ({ text })),
          { role: 'query' },
        );
        const prompts = texts.map((text) => `task: search result | query: ${text}`);
        for (const [index, row] of rowsOf(rows).entries()) {
          for (const [d, value] of expectedRow(prompts[index]!).entries()) expect(row[d]).toBeCloseTo(value, 5);
        }
        expect(rows).toHaveLength(4 * texts.length);
        expect(truncated).toBe(prompts.filter((prompt) => Array.from(prompt).length > 38).length);
      }),
      { seed: 1, numRuns: 50 },
    );
  });

  it('encodes what is said twice once, and tells progress in inputs', async () => {
    const model = new FakeTextModel();
    const progress: number[] = [];
    const inputs = ['a', 'b', 'a', 'a', 'c'].map((text) => ({ text }));
    const rows = await encoderOf(model, { policy: oneByOne }).encode(inputs, {
      role: 'document',
      onProgress: (done) => progress.push(done),
    });
    expect(model.batches.map(({ texts }) => texts.length)).toEqual([1, 1, 1]);
    expect(progress).toEqual([3, 4, 5]);
    const [first, , third, fourth] = rowsOf(rows);
    expect(third).toEqual(first);
    expect(fourth).toEqual(first);
  });

  it('counts every input that it cut', async () => {
    const inputs = ['x', 'long '.repeat(20), 'long '.repeat(20)].map((text) => ({ text }));
    const { truncated } = await encoderOf(new FakeTextModel()).encodeTexts(inputs, { role: 'document' });
    expect(truncated).toBe(2);
  });

  it('tells documents of different titles apart', async () => {
    const model = new FakeTextModel();
    await encoderOf(model).encode([{ text: 'x', context: ['One'] }, { text: 'x', context: ['Two'] }, { text: 'x' }], {
      role: 'document',
    });
    expect(model.batches.flatMap(({ texts }) => texts)).toHaveLength(3);
  });

  it('tokenizes the texts of later windows while a batch runs', async () => {
    const running: number[] = [];
    const model = new FakeTextModel(() => running.push(model.tokenized.length));
    const inputs = Array.from({ length: 600 }, (_, index) => ({ text: `text ${index}` }));
    await encoderOf(model).encode(inputs, { role: 'document' });
    expect(model.tokenized).toHaveLength(600);
    expect(running[0]).toBeLessThan(100);
    // When the first window has all but run, most of the next one is ready.
    expect(running[63]).toBeGreaterThan(64 + 50);
  });

  it('lets a query go ahead between two batches of documents', async () => {
    const model = new FakeTextModel();
    const encoder = encoderOf(model, { policy: oneByOne });
    const finished: string[] = [];
    const documents = Array.from({ length: 20 }, (_, index) => ({ text: `document ${index}` }));
    const ingest = encoder.encode(documents, { role: 'document' }).then(() => finished.push('documents'));
    await nextTurn();
    const query = encoder.encode([{ text: 'now' }], { role: 'query' }).then(() => finished.push('query'));
    await Promise.all([ingest, query]);
    expect(finished).toEqual(['query', 'documents']);
    const isQuery = (ids: readonly number[]) => ids[2] === 10 + 'task'.codePointAt(1)!;
    expect(model.batches.findIndex(({ texts }) => isQuery(texts[0]!))).toBeLessThan(5);
  });

  it('stops between two batches when aborted', async () => {
    const model = new FakeTextModel();
    const encoder = encoderOf(model, { policy: oneByOne });
    const controller = new AbortController();
    const reason = new DOMException('A newer query took its place.', 'AbortError');
    const inputs = Array.from({ length: 20 }, (_, index) => ({ text: `document ${index}` }));
    const encoding = encoder.encode(inputs, {
      role: 'document',
      signal: controller.signal,
      onProgress: (done) => {
        if (done === 3) controller.abort(reason);
      },
    });
    await expect(encoding).rejects.toBe(reason);
    expect(model.batches).toHaveLength(3);
    await expect(encoder.encode(inputs, { role: 'document', signal: controller.signal })).rejects.toBe(reason);
    expect(model.batches).toHaveLength(3);
    expect(await encoder.encode([{ text: 'x' }], { role: 'query' })).toHaveLength(4);
  });

  it.each([
    ['no numbers', Number.NaN],
    ['zeros', 0],
    ['numbers of another size', 1.1],
  ])('names the device when it begins to give %s', async (_, factor) => {
    const encoder = encoderOf(new FakeTextModel((row) => row.set(row.map((value) => value * factor))));
    const encoding = encoder.encode([{ text: 'x' }], { role: 'query' });
    await expect(encoding).rejects.toThrow(DeviceError);
    await expect(encoding).rejects.toThrow('computes wrongly on a test');
  });

  it('tells what it is, and refuses more dimensions than there are', () => {
    expect(encoderOf(new FakeTextModel())).toMatchObject({
      identity: 'tiny-embeddinggemma@1:q4',
      name: 'Tiny EmbeddingGemma',
      device: 'a test',
      dimensions: 4,
    });
    expect(() => encoderOf(new FakeTextModel(), { dimensions: 9 })).toThrow('gives 8 dimensions, not 9');
  });
});
