import { cosine } from './cosine';
import type { EncoderInput, EncoderRole } from './Encoder';
import { frameTokens } from './frameTokens';
import type { Dtype, ModelDescription } from './models/ModelDescription';
import { packTokens } from './packTokens';
import { wordPrompt } from './prompts';
import { selfCheck, type SelfCheck } from './SelfCheck';
import type { TextModel } from './TextModel';

/**
 * How far a score may be from the published one, which is fp32 in four decimals. Quantising moved the scores among the
 * golden texts of the tiny EmbeddingGemma, whose weights are random, by up to 0.072 (q8) and 0.128 (q4), 0.038 and 0.093
 * for 95 % of them; those of the bundled light encoder, which is trained, by up to 0.040 (q8). A device that computes
 * wrongly gives embeddings with a cosine similarity of 0 to 0.96 to the right ones.
 */
const SCORE_TOLERANCE: Readonly<Record<Dtype, number>> = { fp32: 1e-3, q8: 0.1, q4: 0.15 };

/**
 * Scores that are published this far apart keep their order. Quantising moves the scores of one query together, so this
 * may be less than the tolerance of one score.
 */
const ORDERED_GAP: Readonly<Record<Dtype, number>> = { fp32: 2e-3, q8: 0.05, q4: 0.05 };

/** Compares a model's scores with those published for it; no checks where there are none. */
export async function goldenChecks(
  model: TextModel,
  { golden, family }: ModelDescription,
  dtype: Dtype,
): Promise<SelfCheck[]> {
  if (!golden) return [];
  const rowOf = async (input: EncoderInput, role: EncoderRole): Promise<Float32Array> => {
    const tokens = model.tokenize(wordPrompt(family, input, role, 'search result'));
    const { ids } = frameTokens(tokens, model.specialTokens, Infinity);
    return await model.run(packTokens([ids], model.specialTokens.padding));
  };
  const query = await rowOf({ text: golden.query }, 'query');
  const scores: { readonly published: number; readonly here: number }[] = [];
  for (const { title, text, score } of golden.passages) {
    const passage = await rowOf({ text, context: title === null ? [] : [title] }, 'document');
    scores.push({ published: score, here: cosine(query, passage) });
  }
  const inWrongOrder = scores.flatMap((one) =>
    scores.filter((other) => one.published - other.published >= ORDERED_GAP[dtype] && !(one.here > other.here)),
  );
  return [
    selfCheck('the published scores come out', {
      deviations: scores.map(({ published, here }) => Math.abs(here - published)),
      tolerance: golden.tolerance?.[dtype] ?? SCORE_TOLERANCE[dtype],
    }),
    selfCheck('the published passages come out in their order', { deviations: [inWrongOrder.length], tolerance: 0 }),
  ];
}
