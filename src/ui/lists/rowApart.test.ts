import type { VirtualItem } from '@tanstack/react-virtual';
import { expect, it } from 'vitest';
import { rowApart } from './rowApart';

it.each([
  [[], null],
  [[7], null],
  [[0, 1, 2], null],
  [[0, 5, 6, 7], 0],
  [[5, 6, 7, 11], 11],
  [[2, 9], 2],
] as const)('of the rows %j, %j stands apart', (indexes, apart) => {
  const rows = indexes.map((index) => ({ index }) as VirtualItem);
  expect(rowApart(rows)?.index ?? null).toBe(apart);
});
