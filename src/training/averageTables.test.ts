import { expect, it } from 'vitest';
import { averageTables } from './averageTables';

it('averages tables, each with its share', () => {
  const tables = [Float32Array.of(1, 2), Float32Array.of(3, 6)];
  expect([...averageTables(tables)]).toEqual([2, 4]);
  expect([...averageTables(tables, [0.25, 0.75])]).toEqual([2.5, 5]);
});
