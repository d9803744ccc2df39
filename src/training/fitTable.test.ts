import { describe, expect, it } from 'vitest';
import { fitBytes, type FitProblem, fitTable } from './fitTable';
import { PlainArithmetic } from './matrix/PlainArithmetic';
import { SimdArithmetic } from './matrix/SimdArithmetic';
import { Random } from '../index/Random';
import { syntheticBags } from './testing/syntheticBags';

const DIMENSIONS = 32;
const VOCABULARY = 12;
const PASSAGES = 40;

function createProblem(): FitProblem {
  const random = new Random(1);
  const normal = (length: number) => Float32Array.from({ length }, () => random.normal());
  return {
    bags: syntheticBags(random, { passages: PASSAGES, vocabulary: VOCABULARY, longest: 8 }),
    scales: Float32Array.from({ length: PASSAGES }, () => 0.2 + random.next()),
    targets: normal(PASSAGES * DIMENSIONS),
    previous: normal(VOCABULARY * DIMENSIONS),
    dimensions: DIMENSIONS,
    ridge: 0.3,
  };
}

/** Solves the normal equations by Gaussian elimination, in float64. */
function solveExactly({ bags, scales, targets, previous, ridge }: FitProblem): Float64Array {
  const width = VOCABULARY + DIMENSIONS;
  const system = new Float64Array(VOCABULARY * width);
  for (let token = 0; token < VOCABULARY; token++) {
    system[token * width + token] = ridge;
    for (let d = 0; d < DIMENSIONS; d++)
      system[token * width + VOCABULARY + d] = ridge * previous[token * DIMENSIONS + d]!;
  }
  for (let passage = 0; passage < PASSAGES; passage++) {
    const entries = Array.from(
      { length: bags.starts[passage + 1]! - bags.starts[passage]! },
      (_, index) => bags.starts[passage]! + index,
    );
    for (const a of entries) {
      const factor = bags.counts[a]! * scales[passage]!;
      const row = bags.ids[a]! * width;
      for (const b of entries) system[row + bags.ids[b]!]! += factor * bags.counts[b]! * scales[passage]!;
      for (let d = 0; d < DIMENSIONS; d++) system[row + VOCABULARY + d]! += factor * targets[passage * DIMENSIONS + d]!;
    }
  }
  for (let pivot = 0; pivot < VOCABULARY; pivot++) {
    for (let row = 0; row < VOCABULARY; row++) {
      if (row === pivot) continue;
      const factor = system[row * width + pivot]! / system[pivot * width + pivot]!;
      for (let column = pivot; column < width; column++)
        system[row * width + column]! -= factor * system[pivot * width + column]!;
    }
  }
  return Float64Array.from({ length: VOCABULARY * DIMENSIONS }, (_, position) => {
    const token = Math.floor(position / DIMENSIONS);
    return system[token * width + VOCABULARY + (position % DIMENSIONS)]! / system[token * width + token]!;
  });
}

describe('fitTable', () => {
  it.each([
    ['plain', () => new PlainArithmetic()],
    ['SIMD', (problem: FitProblem) => new SimdArithmetic(fitBytes(problem))],
  ])('finds the exact answer with %s arithmetic', async (_, create) => {
    const problem = createProblem();
    const residuals: number[] = [];
    const table = await fitTable(problem, {
      arithmetic: create(problem),
      iterations: 40,
      tolerance: 1e-6,
      onProgress: ({ residual }) => void residuals.push(residual),
    });
    for (const [position, value] of solveExactly(problem).entries()) expect(table[position]).toBeCloseTo(value, 4);
    expect(residuals.at(-1)).toBeLessThan(1e-5);
    expect(residuals.length).toBeLessThan(40);
  });

  it('keeps tokens that no passage holds', async () => {
    const problem = createProblem();
    const unseen = { ...problem, bags: { ...problem.bags, ids: problem.bags.ids.map((id) => Math.max(id, 1)) } };
    const table = await fitTable(unseen, { arithmetic: new PlainArithmetic(), iterations: 5 });
    expect(table.subarray(0, DIMENSIONS)).toEqual(problem.previous.subarray(0, DIMENSIONS));
  });

  it('stops when aborted', async () => {
    const controller = new AbortController();
    const fitting = fitTable(createProblem(), {
      arithmetic: new PlainArithmetic(),
      iterations: 40,
      signal: controller.signal,
      onProgress: ({ iteration }) => {
        if (iteration === 2) controller.abort(new Error('enough'));
      },
    });
    await expect(fitting).rejects.toThrow('enough');
  });
});
