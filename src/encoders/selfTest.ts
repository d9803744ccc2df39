import { cosine } from './cosine';
import { frameTokens } from './frameTokens';
import { goldenChecks } from './goldenChecks';
import type { Dtype, ModelDescription } from './models/ModelDescription';
import { packTokens } from './packTokens';
import { selfCheck, type SelfCheck } from './SelfCheck';
import type { TextModel } from './TextModel';
import { ROW_LENGTH_TOLERANCE } from './TransformerEncoder';

/** What a model was found to do on a device. */
export interface SelfTestResult {
  readonly checks: readonly SelfCheck[];
  /**
   * Texts must run one by one, because a text's row would depend on the texts beside it. So it is where activations are
   * quantised for a whole run at once.
   */
  readonly oneByOne: boolean;
}

/**
 * Of unequal lengths; the last has more than 64 tokens. Side by side they are what the software WebGPU adapter, which is
 * wrong from 36 tokens on, gives 0.22 away from what it gives them alone (1 − cosine similarity, tiny EmbeddingGemma).
 */
const texts = [
  'Red lentil soup',
  'The tide clerk wrote down every ship that came over the bar, and the hour, and the colour of its flag.',
  'Water evaporates from the sea, rises, cools and falls again as rain over the hills. From there it runs down in ' +
    'brooks and rivers, drives a mill or two, is led over fields and through pipes, and comes back to the sea, where ' +
    'it waits for the sun. Some of it seeps into the ground, and takes a thousand years to see the light again in a ' +
    'spring at the foot of another hill.',
];

/**
 * The same text twice gives the same numbers, up to the order in which threads add them up (float32, rows of length 1).
 */
const REPEAT_TOLERANCE = 1e-5;

/**
 * 1 − cosine similarity of a text's row alone to its row beside others. In float32, other shapes add up in another order:
 * 1e-9. Where activations are quantised to 8 bits for a whole run, as in the bundled light encoder's q8 file: 0.016.
 */
const COMPANY_TOLERANCE: Readonly<Record<Dtype, number>> = { fp32: 1e-5, q4: 1e-3, q8: 3e-2 };

/** Rows that depend less than this on their company (1 − cosine similarity) are taken for the same. */
const SAME_ROW = 1e-4;

/**
 * Looks whether a model, on the device that it is on, computes what it should. Some 600 tokens are run, so that it takes
 * two seconds where the model encodes 300 a second.
 *
 * @throws DeviceError when the device cannot run it at all.
 */
export async function selfTest(model: TextModel, description: ModelDescription, dtype: Dtype): Promise<SelfTestResult> {
  const tokens = texts.map((text) => frameTokens(model.tokenize(text), model.specialTokens, description.maxTokens).ids);
  const alone: Float32Array[] = [];
  for (const ids of tokens) alone.push(...(await runTogether(model, [ids])));
  const [again] = await runTogether(model, [tokens[0]!]);
  const together = await runTogether(model, tokens);
  const company = selfCheck('a text gives the same embedding alone and beside longer and shorter ones', {
    deviations: together.map((row, index) => 1 - cosine(row, alone[index]!)),
    tolerance: COMPANY_TOLERANCE[dtype],
  });
  const checks = [
    selfCheck('every embedding has the length 1', {
      deviations: [...alone, ...together].map((row) => Math.abs(Math.hypot(...row) - 1)),
      tolerance: ROW_LENGTH_TOLERANCE,
    }),
    selfCheck('the same text gives the same embedding again', {
      deviations: again!.map((value, d) => Math.abs(value - alone[0]![d]!)),
      tolerance: REPEAT_TOLERANCE,
    }),
    company,
    ...(await goldenChecks(model, description, dtype)),
  ];
  return { checks, oneByOne: company.deviation > SAME_ROW };
}

async function runTogether(model: TextModel, batch: readonly (readonly number[])[]): Promise<Float32Array[]> {
  const rows = await model.run(packTokens(batch, model.specialTokens.padding));
  const { nativeDimensions } = model;
  return batch.map((_, index) => rows.subarray(index * nativeDimensions, (index + 1) * nativeDimensions));
}
