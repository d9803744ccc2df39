import { expect, it } from 'vitest';
import { RememberedUnits } from './RememberedUnits';
import { RowUnits } from './RowUnits';

const capacity = 900_000;

/** Remembers a word that some rows hold, all with the same units. */
function remember(remembered: RememberedUnits, word: string, rows: number, units: number): void {
  const blank = remembered.blank();
  expect(blank.count).toBe(0);
  for (let row = 0; row < rows; row++) {
    blank.touched[row] = row;
    blank.units[row] = units;
  }
  blank.count = rows;
  remembered.keep(word);
}

it('keeps what was found for the words used last, within its bytes, and gives out nothing that is kept', () => {
  expect(RowUnits.bytes(capacity)).toBeLessThan(16_000_000 / 2);
  const remembered = new RememberedUnits(capacity);
  remember(remembered, 'th', 6000, 1);
  remember(remembered, 'an', 5000, 2);
  expect(remembered.get('th')).toMatchObject({ count: 6000 });
  remember(remembered, 'of', 7000, 3);
  expect(remembered.get('an')).toBeUndefined();
  expect(remembered.blank().units.some((units) => units !== 0)).toBe(false);
  for (const [word, count, units] of [
    ['th', 6000, 1],
    ['of', 7000, 3],
  ] as const) {
    const known = remembered.get(word)!;
    expect(known.count).toBe(count);
    expect(known.units.subarray(0, count).every((each) => each === units)).toBe(true);
  }
});

it('does not remember words that few rows hold, nor any where one alone takes too much', () => {
  const remembered = new RememberedUnits(10_000);
  remember(remembered, 'zürich', 12, 1);
  expect(remembered.get('zürich')).toBeUndefined();
  const large = new RememberedUnits(3_000_000);
  remember(large, 'th', 6000, 1);
  expect(large.get('th')).toBeUndefined();
});
