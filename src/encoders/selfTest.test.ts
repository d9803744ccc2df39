import { describe, expect, it } from 'vitest';
import { cosine } from './cosine';
import type { ModelDescription } from './models/ModelDescription';
import { wordPrompt } from './prompts';
import { selfTest } from './selfTest';
import { FakeTextModel, fakeRow } from './testing/FakeTextModel';
import { tinyModel } from './testing/tinyModel';

const rowOf = (prompt: string) => fakeRow([2, ...new FakeTextModel().tokenize(prompt), 1]);
const question = 'Which planet is known as the Red Planet?';
const texts = ['Venus is like a twin of the Earth.', 'Mars is red.', 'Jupiter is the largest planet.'];
const passages = texts.map((text) => {
  const one = rowOf(wordPrompt('embeddinggemma', { text: question }, 'query', 'search result'));
  return { title: null, text, score: cosine(one, rowOf(`title: none | text: ${text}`)) };
});

const described: ModelDescription = {
  ...tinyModel,
  nativeDimensions: 8,
  golden: { query: question, passages, origin: 'a test' },
};
const ordinary = ['length 1', 'again', 'alone and beside'];
const golden = ['published scores', 'their order'];

/** Which checks a model fails, by a part of their name. */
async function failedBy(model: FakeTextModel, description = described): Promise<string[]> {
  const { checks } = await selfTest(model, description, 'fp32');
  for (const { passed, deviation, tolerance } of checks) expect(passed).toBe(deviation <= tolerance);
  const failed = checks.filter(({ passed }) => !passed).map(({ name }) => name);
  return [...ordinary, ...golden].filter((part) => failed.some((name) => name.includes(part)));
}

describe('selfTest', () => {
  it('passes a model that computes what it should', async () => {
    expect(await failedBy(new FakeTextModel())).toEqual([]);
    const whole = await selfTest(new FakeTextModel(), described, 'q4');
    expect(whole.checks).toHaveLength(5);
    expect(whole.oneByOne).toBe(false);
    expect((await selfTest(new FakeTextModel(), { ...described, golden: null }, 'q4')).checks).toHaveLength(3);
  });

  it('looks at a text of more than 64 tokens and at unequal lengths', async () => {
    const model = new FakeTextModel();
    await selfTest(model, described, 'q4');
    const batch = model.batches.find((each) => each.texts.length > 1)!;
    const lengths = batch.texts.map((ids) => ids.length);
    expect(Math.max(...lengths)).toBeGreaterThan(64);
    expect(Math.min(...lengths)).toBeLessThan(20);
  });

  it('notices rows that are no numbers', async () => {
    const model = new FakeTextModel((row) => row.fill(NaN));
    expect(await failedBy(model)).toEqual([...ordinary, ...golden]);
    const { checks } = await selfTest(model, described, 'fp32');
    expect(checks[0]!.deviation).toBe(Infinity);
  });

  it('notices rows that are not normalised', async () => {
    const model = new FakeTextModel((row) => row.set(row.map((value) => 2 * value)));
    expect(await failedBy(model)).toContain('length 1');
  });

  it('notices results that change from run to run', async () => {
    let run = 0;
    const model = new FakeTextModel((row) => {
      row[0]! += 1e-4 * run++;
    });
    expect(await failedBy(model)).toContain('again');
  });

  it('notices that a text suffers from its neighbours', async () => {
    const model = new FakeTextModel((row, { texts: neighbours }) => {
      if (neighbours.length > 1) row.reverse();
    });
    expect(await failedBy(model)).toEqual(['alone and beside']);
  });

  it('has texts run one by one where a text depends a little on its neighbours', async () => {
    const model = new FakeTextModel((row, { texts: neighbours }) => {
      row[0]! += 0.02 * neighbours.length;
      const length = Math.hypot(...row);
      row.set(row.map((value) => value / length));
    });
    const { checks, oneByOne } = await selfTest(model, { ...described, golden: null }, 'q8');
    expect(checks.filter(({ passed }) => !passed)).toEqual([]);
    expect(oneByOne).toBe(true);
  });

  it('notices a model that is consistent but wrong', async () => {
    const model = new FakeTextModel((row, batch) => {
      row.set(fakeRow(batch.texts[0]!.map((id) => id % 7)));
    });
    expect(await failedBy(model)).toEqual(expect.arrayContaining(golden));
  });

  it('notices a wrong order even when every score is within its tolerance', async () => {
    const reversed = passages.map((passage) => ({ ...passage, score: -passage.score }));
    const wide = { query: question, passages: reversed, origin: 'a test', tolerance: { fp32: 3 } };
    expect(await failedBy(new FakeTextModel(), { ...described, golden: wide })).toEqual(['their order']);
  });

  it('takes the tolerance that was measured for a model', async () => {
    const shifted = passages.map((passage) => ({ ...passage, score: passage.score + 0.01 }));
    const strict = { query: question, passages: shifted, origin: 'a test' };
    expect(await failedBy(new FakeTextModel(), { ...described, golden: strict })).toEqual(['published scores']);
    const measured = { ...strict, tolerance: { fp32: 0.02 } };
    expect(await failedBy(new FakeTextModel(), { ...described, golden: measured })).toEqual([]);
  });
});
