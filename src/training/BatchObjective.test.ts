import { describe, expect, it } from 'vitest';
import { BatchObjective, objectiveBytes, type ObjectiveShape } from './BatchObjective';
import { PlainArithmetic } from './matrix/PlainArithmetic';
import { normaliseRows } from './matrix/rows';
import { SimdArithmetic } from './matrix/SimdArithmetic';
import { Random } from '../index/Random';

const none = { contrastive: 0, match: 0, neighbours: 0, spread: 0, temperature: 0.3, duplicateAbove: 0.9 };
const levels = [
  { dimensions: 8, weight: 0.5, gram: 0 },
  { dimensions: 16, weight: 1, gram: 3 },
];
const shape = { size: 8, levels, teacherDimensions: 12, weights: none };

function createObjective(weights: Partial<ObjectiveShape['weights']>, simd = false): BatchObjective {
  const whole = { ...shape, weights: { ...none, ...weights } };
  const objective = new BatchObjective(whole, simd ? new SimdArithmetic(objectiveBytes(whole)) : new PlainArithmetic());
  const random = new Random(4);
  for (const rows of [objective.students, objective.targets, objective.teachers]) {
    for (let position = 0; position < rows.length; position++) rows[position] = random.normal();
  }
  normaliseRows(objective.teachers, shape.teacherDimensions);
  return objective;
}

describe('BatchObjective', () => {
  it.each([
    {},
    { contrastive: 1 },
    { match: 1 },
    { neighbours: 1 },
    { spread: 1 },
    { contrastive: 0.5, match: 5, neighbours: 1.5 },
  ])('has the gradient that small steps measure, with %j', (weights) => {
    const objective = createObjective(weights);
    objective.compute();
    const gradient = objective.gradient.slice();
    const step = 2 ** -7;
    for (let position = 0; position < gradient.length; position += 3) {
      const at = objective.students[position]!;
      objective.students[position] = at + step;
      const above = objective.compute();
      objective.students[position] = at - step;
      const below = objective.compute();
      objective.students[position] = at;
      expect(Math.abs(gradient[position]! - (above - below) / (2 * step))).toBeLessThan(2e-3);
    }
  });

  it('computes the same in SIMD', () => {
    const weights = { contrastive: 0.5, match: 5, neighbours: 1.5, spread: 1 };
    const [plain, simd] = [createObjective(weights), createObjective(weights, true)];
    expect(simd.compute()).toBeCloseTo(plain.compute(), 4);
    for (const [position, value] of plain.gradient.entries()) expect(simd.gradient[position]).toBeCloseTo(value, 4);
  });
});
