import { killDuringIngest } from '../support/killDuringIngest';
import { expect, test } from '../support/test';
import { writeResults } from '../support/writeResults';

const NOTES = 4000;
const KILLS = 40;

/** Mulberry32: the same numbers at every run, evenly spread over 0 … 1. */
function seededNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

test('forty kills during the ingest of 4,000 notes', async ({ folder, baseURL, browser }) => {
  const random = seededNumbers(1);
  const waits = Array.from({ length: KILLS }, () => Math.round(random() * 700));
  const committed = await killDuringIngest({ folder, address: baseURL ?? '', notes: NOTES, waits });
  const duringIngest = committed.filter((documents) => documents < NOTES).length;
  writeResults('soak', browser, {
    conditions: { notes: NOTES, kills: KILLS, seed: 1 },
    figures: { 'soak.kills_during_ingest': duringIngest },
  });
  expect(duringIngest).toBeGreaterThan(KILLS / 3);
});
