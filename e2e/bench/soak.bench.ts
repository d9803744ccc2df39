import { join } from 'node:path';
import { InklingPage } from '../support/InklingPage';
import { killDuringIngest } from '../support/killDuringIngest';
import { killDuringRestore } from '../support/killDuringRestore';
import { killDuringSync } from '../support/killDuringSync';
import { libraryFaults } from '../support/libraryFaults';
import { openTabs } from '../support/openTabs';
import { expect, test } from '../support/test';
import { numberedNotes, writeNotes } from '../support/writeNotes';
import { writeResults } from '../support/writeResults';
import { Random } from '../../src/index/Random';

/** Two hundred kills; `INKLING_KILLS_SHARE` may ask for a part of them, for a first look. */
const SHARE = Number(process.env['INKLING_KILLS_SHARE'] ?? 1);
const kills = (all: number) => Math.ceil(all * SHARE);
const INGEST = { notes: Math.max(400, Math.ceil(4000 * SHARE)), kills: kills(100), longest: 700 };
const SYNC = { notes: Math.max(150, Math.ceil(800 * SHARE)), kills: kills(70), longest: 2500 };
const RESTORE = { notes: Math.max(400, Math.ceil(4000 * SHARE)), kills: kills(50), longest: 1500 };
const TABS = 10;

/** Seeded instants, evenly spread over 0 … `longest` milliseconds. */
function instants(seed: number, count: number, longest: number): number[] {
  const random = new Random(seed);
  return Array.from({ length: count }, () => random.below(longest));
}

test.describe.configure({ timeout: 3 * 60 * 60_000 });

test(`${INGEST.kills} kills during the ingest of ${INGEST.notes} notes`, async ({ folder, baseURL, browser }) => {
  const waits = instants(1, INGEST.kills, INGEST.longest);
  const committed = await killDuringIngest({ folder, address: baseURL ?? '', notes: INGEST.notes, waits });
  const duringIngest = committed.filter((documents) => documents < INGEST.notes).length;
  writeResults('soak', browser, {
    conditions: { notes: INGEST.notes, kills: INGEST.kills, seed: 1 },
    figures: { 'soak.kills_during_ingest': duringIngest },
  });
  expect(duringIngest).toBeGreaterThan(INGEST.kills / 4);
});

test(`${SYNC.kills} kills during syncs of ${SYNC.notes} notes`, async ({ folder, baseURL, browser }) => {
  const waits = instants(2, SYNC.kills, SYNC.longest);
  const during = await killDuringSync({ folder, address: baseURL ?? '', notes: SYNC.notes, waits });
  writeResults('soak-sync', browser, {
    conditions: { notes: SYNC.notes, kills: SYNC.kills, seed: 2 },
    figures: { 'soak.kills_during_sync': during },
  });
  expect(during).toBeGreaterThan(SYNC.kills / 4);
});

test(`${RESTORE.kills} kills during the restore of ${RESTORE.notes} notes`, async ({
  inkling,
  folder,
  baseURL,
  browser,
}) => {
  const place = join(folder, 'Notes');
  await writeNotes(place, numberedNotes(RESTORE.notes));
  await inkling.addFolder(place);
  await expect.poll(async () => (await inkling.counts()).documents, { timeout: 20 * 60_000 }).toBe(RESTORE.notes);
  await inkling.ingested();
  const { documents, passages } = await inkling.counts();
  const backup = join(folder, 'library.backup');
  await inkling.saveBackup(backup);
  const waits = instants(3, RESTORE.kills, RESTORE.longest);
  const taken = await killDuringRestore({ folder, address: baseURL ?? '', backup, documents, passages, waits });
  const during = taken.filter((count) => count < documents).length;
  writeResults('soak-restore', browser, {
    conditions: { notes: RESTORE.notes, kills: RESTORE.kills, seed: 3 },
    figures: { 'soak.kills_during_restore': during },
  });
});

test(`${TABS} tabs at once`, async ({ context, folder }) => {
  const tabs = await openTabs(context, TABS);
  const place = join(folder, 'Notes');
  await writeNotes(place, numberedNotes(1000));
  // A tab behind another draws nothing, and a press waits for that.
  await tabs[0]!.page.bringToFront();
  await tabs[0]!.addFolder(place);
  for (const tab of tabs) {
    await expect.poll(async () => (await tab.counts()).documents, { timeout: 20 * 60_000 }).toBe(1000);
  }
  await findInAll(tabs);
  expect(await libraryFaults(tabs[0]!.page)).toEqual([]);
});

/** Every tab finds the same. */
async function findInAll(tabs: readonly InklingPage[]): Promise<void> {
  for (const tab of tabs) {
    await tab.page.bringToFront();
    await tab.search('note number 123 about taxes');
    await expect(tab.hits.first()).toContainText('taxes');
  }
}
