import { describe, expect, it } from 'vitest';
import { measureSpeed } from './measureSpeed';
import { oneByOne } from './planBatches';
import type { TokenBatch } from './TextModel';
import { FakeTextModel } from './testing/FakeTextModel';
import { tinyModel } from './testing/tinyModel';
import { TransformerEncoder } from './TransformerEncoder';

const never = new AbortController().signal;
const batched = { paddedTokens: 4000, paddingOfText: 4000 };

/** A model on a clock of its own: every run takes so long, and every token, padding included. */
class TimedModel extends FakeTextModel {
  time = 0;

  constructor(
    readonly perRun: number,
    readonly perToken: number,
  ) {
    super();
  }

  override async run(batch: TokenBatch): Promise<Float32Array> {
    this.time += this.perRun + this.perToken * batch.texts * batch.length;
    return await super.run(batch);
  }
}

function encoderOf(model: FakeTextModel): TransformerEncoder {
  return new TransformerEncoder({
    description: { ...tinyModel, nativeDimensions: 8 },
    dtype: 'q4',
    dimensions: 4,
    model,
    device: 'a test',
    policy: oneByOne,
    nextTurn: async () => undefined,
  });
}

describe('measureSpeed', () => {
  it.each([
    { of: 'a device that wants company for its texts', perRun: 5000, perToken: 0, fastest: batched },
    { of: 'a device that pays for padding', perRun: 0, perToken: 1, fastest: oneByOne },
  ])('finds the batches of $of, and leaves the encoder with them', async ({ perRun, perToken, fastest }) => {
    const model = new TimedModel(perRun, perToken);
    const encoder = encoderOf(model);
    const speed = await measureSpeed(encoder, [oneByOne, batched], { now: () => model.time, signal: never });
    expect(speed.policy).toBe(fastest);
    expect(encoder.policy).toBe(fastest);
    model.batches.length = 0;
    await encoder.encode([{ text: 'a' }, { text: 'longer' }], { role: 'document' });
    expect(model.batches).toHaveLength(fastest === batched ? 1 : 2);
  });

  it('tells tokens and passages a second', async () => {
    const model = new TimedModel(0, 1);
    const speed = await measureSpeed(encoderOf(model), [oneByOne], { now: () => model.time, signal: never });
    // A millisecond for each token, and no padding.
    expect(speed.tokensPerSecond).toBeCloseTo(1000, 6);
    const tokens = model.batches.reduce((sum, { texts }) => sum + texts[0]!.length, 0);
    expect(speed.passagesPerSecond).toBeCloseTo((model.batches.length * 1000) / tokens, 6);
  });

  it('measures short rounds again and believes the fastest', async () => {
    const model = new TimedModel(0, 0);
    let round = 0;
    const ends = [900, 300, 600];
    // Asked for the time before and after each round.
    let calls = 0;
    const now = () => (calls++ % 2 === 0 ? 0 : ends[round++]!);
    const speed = await measureSpeed(encoderOf(model), [oneByOne], { now, signal: never });
    expect(round).toBe(3);
    expect(speed.passagesPerSecond).toBeCloseTo(10_000 / 300, 6);
  });

  it('stops when aborted, and refuses to measure nothing', async () => {
    const model = new TimedModel(1, 1);
    const now = () => model.time;
    const signal = AbortSignal.abort(new DOMException('enough', 'AbortError'));
    await expect(measureSpeed(encoderOf(model), [oneByOne], { now, signal })).rejects.toThrow('enough');
    await expect(measureSpeed(encoderOf(model), [], { now, signal: never })).rejects.toThrow('no batch policy');
  });
});
