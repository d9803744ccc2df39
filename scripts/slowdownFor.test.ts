import { expect, it } from 'vitest';
import { slowdownFor } from './slowdownFor.mjs';

// As the calculator at lighthouse-cpu-throttling-calculator.vercel.app tells it.
it.each([
  [100, 1],
  [150, 1],
  [475, 1.5],
  [800, 2],
  [1050, 2.5],
  [1300, 3],
  [1533, 4],
  [1766, 5],
  [2000, 6],
  [3000, 6],
])('a machine of %i is slowed down %f times', (benchmarkIndex, slowdown) => {
  expect(slowdownFor(benchmarkIndex)).toBeCloseTo(slowdown, 2);
});
