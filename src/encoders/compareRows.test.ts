import { expect, it } from 'vitest';
import { compareRows } from './compareRows';
import { sampleTexts } from './sampleTexts';

/** Rows of two numbers, each at an angle. */
const rowsAt = (...angles: number[]) =>
  Float32Array.from(angles.flatMap((angle) => [Math.cos(angle), Math.sin(angle)]));

it('agrees on rows that differ as right devices do', () => {
  expect(compareRows(rowsAt(0.3, 1, 2), rowsAt(0.3, 1 + 1e-4, 2), 2).agree).toBe(true);
  expect(compareRows(rowsAt(0.3, 1, 2), rowsAt(0.3, 1, 2.17), 2).agree).toBe(true);
});

it('disagrees when a single row is off as on a device that computes wrongly', () => {
  const { agree, deviation, tolerance } = compareRows(rowsAt(0.3, 1, 2), rowsAt(0.3, 1.3, 2), 2);
  expect(agree).toBe(false);
  expect(deviation).toBeCloseTo(1 - Math.cos(0.3), 6);
  expect(tolerance).toBeLessThan(deviation);
});

it('disagrees on what is no embedding', () => {
  for (const broken of [NaN, Infinity, 0]) {
    const rows = rowsAt(0.3, 1).fill(broken, 2);
    expect(compareRows(rowsAt(0.3, 1), rows, 2)).toMatchObject({ agree: false, deviation: Infinity });
  }
  expect(compareRows(rowsAt(0.3), rowsAt(0.3, 1), 2).agree).toBe(false);
  expect(compareRows(rowsAt(), rowsAt(), 2).agree).toBe(false);
});

it('has samples of many lengths', () => {
  const lengths = sampleTexts.map(({ text }) => text.length);
  expect(Math.min(...lengths)).toBeLessThan(20);
  expect(Math.max(...lengths)).toBeGreaterThan(900);
});
