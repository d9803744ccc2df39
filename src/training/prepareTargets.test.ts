import { describe, expect, it } from 'vitest';
import { dot } from './evaluation/dot';
import { findTranslations } from './evaluation/findTranslations';
import { PlainArithmetic } from './matrix/PlainArithmetic';
import { prepareTargets } from './prepareTargets';
import { Random } from '../index/Random';

const TEACHER_DIMENSIONS = 16;
const DIMENSIONS = 8;
const MEANINGS = 500;

/** Embeddings of the same meanings in two languages, each of which adds a direction of its own, as a prompt does. */
function createTeacher(languages: readonly string[]) {
  const random = new Random(1);
  const normal = (length: number) => Float32Array.from({ length }, () => random.normal());
  const meanings = normal(MEANINGS * TEACHER_DIMENSIONS);
  const sides = [0, 1].map(() => ({ language: normal(TEACHER_DIMENSIONS), prompt: normal(TEACHER_DIMENSIONS) }));
  const passages = new Float32Array(2 * meanings.length);
  for (let position = 0; position < passages.length; position++) {
    const row = Math.floor(position / TEACHER_DIMENSIONS);
    const d = position % TEACHER_DIMENSIONS;
    const language = sides[row < MEANINGS ? 0 : 1]!.language[d]!;
    passages[position] = meanings[position % meanings.length]! + language + 3 * sides[row % 2]!.prompt[d]!;
  }
  const rows = Array.from({ length: 2 * MEANINGS }, (_, row) => row);
  return {
    passages,
    prompts: rows.map((row) => (row % 2 === 0 ? 'query' : 'passage')),
    languages: rows.map((row) => languages[row < MEANINGS ? 0 : 1]!),
    tokens: normal(3 * TEACHER_DIMENSIONS),
    counts: [1, 1, 1],
    dimensions: TEACHER_DIMENSIONS,
    unknownId: 0,
  };
}

function prepare(languages: readonly string[]) {
  return prepareTargets(createTeacher(languages), DIMENSIONS, () => new PlainArithmetic());
}

/** The share of meanings whose rows are nearer to each other than to any other of either language. */
function findAcrossLanguages(targets: Float32Array): number {
  const half = targets.length / 2;
  const [one, other] = [targets.subarray(0, half), targets.subarray(half)];
  const found = findTranslations(one, other, DIMENSIONS).filter((share, row) => {
    const own = dot(one, row, other, row, DIMENSIONS);
    for (let rival = 0; rival < MEANINGS; rival++) {
      if (rival !== row && dot(one, row, one, rival, DIMENSIONS) >= own) return false;
    }
    return share === 1;
  });
  return found.length / MEANINGS;
}

describe('prepareTargets', () => {
  it('takes out what tells languages and prompts apart, so that meaning decides', () => {
    expect(findAcrossLanguages(prepare(['de', 'en']).targets)).toBeGreaterThan(0.95);
    expect(findAcrossLanguages(prepare(['', '']).targets)).toBeLessThan(0.05);
  });

  it('gives unit targets, and zeros to the unknown token', () => {
    const { targets, table } = prepare(['de', 'en']);
    for (let row = 0; row < 2 * MEANINGS; row++) {
      expect(dot(targets, row, targets, row, DIMENSIONS)).toBeCloseTo(1, 5);
    }
    expect(table.subarray(0, DIMENSIONS).some((value) => value !== 0)).toBe(false);
    expect(table.subarray(DIMENSIONS).every((value) => value !== 0)).toBe(true);
  });

  it('leaves the only passage of a language its meaning', () => {
    const teacher = createTeacher(['', '']);
    const languages = teacher.languages.with(0, 'fi');
    const { targets } = prepareTargets({ ...teacher, languages }, DIMENSIONS, () => new PlainArithmetic());
    expect(dot(targets, 0, prepare(['', '']).targets, 0, DIMENSIONS)).toBeGreaterThan(0.99);
  });
});
