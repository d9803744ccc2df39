import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { parseStaticModel } from '../encoders/parseStaticModel';
import { StaticEncoder } from '../encoders/StaticEncoder';
import { readTokenizer } from '../encoders/tokenizers/readTokenizer';
import type { ObjectiveShape } from './BatchObjective';
import { dot } from './evaluation/dot';
import { fitClosedForm } from './fitClosedForm';
import { fitTable } from './fitTable';
import { PlainArithmetic } from './matrix/PlainArithmetic';
import { normaliseRows } from './matrix/rows';
import { SimdArithmetic } from './matrix/SimdArithmetic';
import { measureSimilarity } from './measureSimilarity';
import { prepareTargets, type TeacherVectors } from './prepareTargets';
import { Random } from '../index/Random';
import { refineTable } from './refineTable';
import { TableEncoder } from './TableEncoder';
import { tinyTokenizerJson } from './testing/tinyTokenizer';
import { countTokens } from './TokenBags';
import { writeStaticModel } from './writeStaticModel';

const TEACHER_DIMENSIONS = 40;
const DIMENSIONS = 32;
const words = Array.from({ length: 30 }, (_, word) => `w${word}`);
const tokenizer = readTokenizer(tinyTokenizerJson(words));

/**
 * A teacher for whom each word has a meaning, of which the vector of the word alone shows only a part: what a closed
 * form finds and plain Model2Vec does not.
 */
function createTeacher(): { readonly texts: string[]; readonly vectors: TeacherVectors } {
  const random = new Random(1);
  const normal = (length: number) => Float32Array.from({ length }, () => random.normal());
  const meanings = normal(words.length * TEACHER_DIMENSIONS);
  const tokens = normal((words.length + 1) * TEACHER_DIMENSIONS).map(
    (noise, position) => noise + (meanings[position - TEACHER_DIMENSIONS] ?? 0),
  );
  const chosen = Array.from({ length: 400 }, () => Array.from({ length: 2 + random.below(6) }, () => random.below(30)));
  const passages = Float32Array.from({ length: chosen.length * TEACHER_DIMENSIONS }, (_, position) => {
    const passage = chosen[Math.floor(position / TEACHER_DIMENSIONS)]!;
    const d = position % TEACHER_DIMENSIONS;
    return passage.reduce((sum, word) => sum + meanings[word * TEACHER_DIMENSIONS + d]!, 0.5 * random.normal());
  });
  normaliseRows(passages, TEACHER_DIMENSIONS);
  return {
    texts: chosen.map((passage) => passage.map((word) => words[word]).join(' ')),
    vectors: {
      passages,
      prompts: chosen.map((passage) => (passage.length > 4 ? 'passage' : 'query')),
      languages: chosen.map(() => ''),
      tokens,
      counts: new Float64Array(words.length + 1).fill(1),
      dimensions: TEACHER_DIMENSIONS,
      unknownId: 0,
    },
  };
}

const objective: ObjectiveShape = {
  size: 40,
  levels: [
    { dimensions: 16, weight: 0.5, gram: 0 },
    { dimensions: DIMENSIONS, weight: 1, gram: 10 },
  ],
  teacherDimensions: TEACHER_DIMENSIONS,
  weights: { contrastive: 0.5, match: 5, neighbours: 1.5, spread: 0, temperature: 0.1, duplicateAbove: 0.98 },
};

const createPlain = () => new PlainArithmetic();
const teacher = createTeacher();
const bags = countTokens(teacher.texts, tokenizer);
const prepared = prepareTargets(teacher.vectors, DIMENSIONS, createPlain);

function fit() {
  return fitClosedForm(bags, prepared.targets, prepared.table, DIMENSIONS, {
    passes: 2,
    ridge: 0.1,
    fit: (problem) => fitTable(problem, { arithmetic: createPlain(), iterations: 15 }),
  });
}

/** The mean cosine of the encoded passages with their targets. */
async function agreement(table: Float32Array): Promise<number> {
  const rows = await encodeAll(table);
  const cosines = teacher.texts.map((_, row) => dot(rows, row, prepared.targets, row, DIMENSIONS));
  return cosines.reduce((sum, cosine) => sum + cosine, 0) / cosines.length;
}

function encodeAll(table: Float32Array): Promise<Float32Array<ArrayBuffer>> {
  return new TableEncoder(table, tokenizer).encode(
    teacher.texts.map((text) => ({ text })),
    { role: 'document' },
  );
}

describe('distillation', () => {
  it('comes nearer to the teacher from plain to closed form to refined', async () => {
    const closed = await fit();
    const options = { objective, epochs: 20, rate: 0.003, seed: 1, rounded: true };
    const losses: number[] = [];
    const refined = await refineTable(
      { bags, ...prepared, table: closed },
      { ...options, onProgress: ({ loss }) => void losses.push(loss) },
      (bytes) => new SimdArithmetic(bytes),
    );
    const [plainAgreement, closedAgreement] = [await agreement(prepared.table), await agreement(closed)];
    expect(plainAgreement).toBeLessThan(closedAgreement - 0.05);
    expect(await agreement(refined)).toBeGreaterThan(closedAgreement - 0.002);
    expect(losses.at(-1)).toBeLessThan(losses[0]!);
  });

  it('repeats for a seed and differs for another', async () => {
    const refine = (seed: number) =>
      refineTable(
        { bags, ...prepared },
        { objective, epochs: 1, rate: 0.01, seed, rounded: true },
        (bytes) => new SimdArithmetic(bytes),
      );
    const table = await refine(1);
    expect(await refine(1)).toEqual(table);
    expect(await refine(2)).not.toEqual(table);
  });

  it('stops a refinement when aborted', async () => {
    const controller = new AbortController();
    const refining = refineTable(
      { bags, ...prepared },
      {
        objective,
        epochs: 5,
        rate: 0.01,
        seed: 1,
        rounded: false,
        signal: controller.signal,
        onProgress: () => controller.abort(new Error('enough')),
      },
      createPlain,
    );
    await expect(refining).rejects.toThrow('enough');
  });
});

describe('the written model', () => {
  it('is read by parseStaticModel and encodes as its table does', async () => {
    const table = await fit();
    const students = await encodeAll(table);
    const similarity = measureSimilarity(
      {
        students,
        dimensions: DIMENSIONS,
        teachers: prepared.teachers,
        teacherDimensions: TEACHER_DIMENSIONS,
        prompts: teacher.vectors.prompts,
      },
      1,
    );
    expect(similarity.unrelated).toBeLessThan(similarity.same);
    const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
    const { weights, config } = writeStaticModel(table, { name: 'Tiny', dimensions: DIMENSIONS, similarity, hash });
    const model = parseStaticModel({ config, tokenizer: tinyTokenizerJson(words), weights: weights.buffer });
    expect(model.identity).toBe(`Tiny@${hash(weights).slice(0, 16)}`);
    const rows = await new StaticEncoder(model).encode(
      teacher.texts.map((text) => ({ text })),
      { role: 'document' },
    );
    for (let row = 0; row < teacher.texts.length; row++) {
      expect(dot(rows, row, students, row, DIMENSIONS)).toBeGreaterThan(0.999);
    }
  });
});
