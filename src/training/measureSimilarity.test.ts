import { describe, expect, it } from 'vitest';
import { measureSimilarity } from './measureSimilarity';
import { Random } from '../index/Random';

/** Unit rows of two numbers, at angles. */
function rowsAt(angles: readonly number[]): Float32Array {
  return Float32Array.from(angles.flatMap((angle) => [Math.cos(angle), Math.sin(angle)]));
}

describe('measureSimilarity', () => {
  const random = new Random(4);
  const queries = Array.from({ length: 50 }, () => 2 * Math.PI * random.next());
  const prompts = [...queries.map(() => 'query'), ...queries.map(() => 'passage'), ...queries.map(() => 'query')];
  // Behind the passages, every query again: a repetition.
  const teachers = rowsAt([...queries, ...queries.map((angle) => angle + 0.1), ...queries]);

  it('takes queries and their passages for the same, not repetitions', () => {
    const students = rowsAt([...queries, ...queries.map((angle) => angle + 1), ...queries]);
    const compared = { dimensions: 2, teachers, teacherDimensions: 2, prompts };
    expect(measureSimilarity({ ...compared, students }, 1).same).toBeLessThan(0.9);
    expect(measureSimilarity({ ...compared, students: teachers }, 1).same).toBe(1);
  });

  it('knows a spread of random pairs', () => {
    const scale = measureSimilarity({ students: teachers, dimensions: 2, teachers, teacherDimensions: 2, prompts }, 1);
    // The cosine of a random angle has mean 0 and standard deviation √½.
    expect(Math.abs(scale.unrelated - Math.SQRT1_2)).toBeLessThan(0.25);
  });

  it('gives 1 when nothing is alike', () => {
    const one = rowsAt([0, Math.PI]);
    expect(
      measureSimilarity(
        { students: one, dimensions: 2, teachers: one, teacherDimensions: 2, prompts: ['query', 'passage'] },
        1,
      ).same,
    ).toBe(1);
  });
});
