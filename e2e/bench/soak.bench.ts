import { join } from 'node:path';
import { InklingPage } from '../support/InklingPage';
import { killDuringIngest } from '../support/killDuringIngest';
import { killDuringRestore, measureRestore } from '../support/killDuringRestore';
import { killDuringSync } from '../support/killDuringSync';
import { ingestLargeText, ingestManyFiles } from '../support/largeSources';
import { libraryFaults } from '../support/libraryFaults';
import { openTabs } from '../support/openTabs';
import { expect, test } from '../support/test';
import { numberedNotes, writeNotes } from '../support/writeNotes';
import { writeResults } from '../support/writeResults';
import { Random } from '../../src/index/Random';

/** Three hundred kills; `INKLING_KILLS_SHARE` may ask for a part of them, and `INKLING_KILLS_SEED` for other instants. */
const SHARE = Number(process.env['INKLING_KILLS_SHARE'] ?? 1);
const SEED = Number(process.env['INKLING_KILLS_SEED'] ?? 1);
const kills = (all: number) => Math.ceil(all * SHARE);
const INGEST = { notes: Math.max(400, Math.ceil(6000 * SHARE)), kills: kills(60), longest: 500 };
const SYNC = { notes: Math.max(150, Math.ceil(800 * SHARE)), kills: kills(50), longest: 2500 };
const RESTORE = { notes: Math.max(1000, Math.ceil(4000 * SHARE)), kills: kills(40) };
/** Kills while something of a kind is written: counted from its beginning, because that takes only milliseconds. */
const WRITES = [
  { write: 'blocks', what: 'rows are written', kills: kills(100), skipped: 1 },
  { write: 'merge', what: 'rows are rewritten, merged or removed', kills: kills(30), skipped: 1 },
  { write: 'words', what: 'the word index is written', kills: kills(20), skipped: 0 },
] as const;
/** Enough notes that some blocks are large ones, which are kept as Blobs. */
const WRITE = { notes: 2400, longest: 12 };
const TABS = 10;
const LARGE = { megabytes: 50, files: 5000 };

/** Seeded numbers, evenly spread over 0 … `below`. */
function spread(seed: number, count: number, below: number): number[] {
  const random = new Random(1000 * SEED + seed);
  return Array.from({ length: count }, () => random.below(below));
}

test.describe.configure({ timeout: 3 * 60 * 60_000 });

test(`${INGEST.kills} kills during the ingest of ${INGEST.notes} notes`, async ({ folder, baseURL, browser }) => {
  const waits = spread(1, INGEST.kills, INGEST.longest);
  const committed = await killDuringIngest({ folder, address: baseURL ?? '', notes: INGEST.notes, waits });
  const duringIngest = committed.filter((documents) => documents < INGEST.notes).length;
  writeResults('soak', browser, {
    conditions: { notes: INGEST.notes, kills: INGEST.kills, seed: SEED },
    figures: { 'soak.kills_during_ingest': duringIngest },
  });
  expect(duringIngest).toBeGreaterThan(INGEST.kills / 4);
});

test(`${SYNC.kills} kills during syncs of ${SYNC.notes} notes`, async ({ folder, baseURL, browser }) => {
  const instants = spread(2, SYNC.kills, SYNC.longest).map((wait) => ({ wait }));
  const met = await killDuringSync({ folder, address: baseURL ?? '', notes: SYNC.notes, kills: instants });
  const during = met.filter(Boolean).length;
  writeResults('soak-sync', browser, {
    conditions: { notes: SYNC.notes, kills: SYNC.kills, seed: SEED },
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
  const campaign = { folder, address: baseURL ?? '', backup, documents, passages };
  const length = await measureRestore(campaign);
  // The first one takes longest: caches of the disk are cold.
  const waits = spread(3, RESTORE.kills, Math.ceil(0.7 * length));
  const met = await killDuringRestore({ ...campaign, waits });
  const during = met.filter(({ isInside }) => isInside).length;
  writeResults('soak-restore', browser, {
    conditions: { notes: RESTORE.notes, kills: RESTORE.kills, seed: SEED, restore_ms: Math.round(length) },
    figures: { 'soak.kills_during_restore': during },
  });
  expect(during).toBeGreaterThan(RESTORE.kills / 4);
});

for (const [position, { write, what, kills: count, skipped }] of WRITES.entries()) {
  test(`${count} kills while ${what}`, async ({ folder, baseURL, browser }) => {
    const skips = spread(14 + position, count, skipped + 1);
    const instants = spread(4 + position, count, WRITE.longest).map((wait, at) => ({
      write,
      wait,
      skipped: skips[at]!,
    }));
    const met = await killDuringSync({ folder, address: baseURL ?? '', notes: WRITE.notes, kills: instants });
    const during = met.filter(Boolean).length;
    writeResults(`soak-${write}`, browser, {
      conditions: { notes: WRITE.notes, kills: count, seed: SEED },
      figures: { [`soak.kills_during_${write}`]: during },
    });
  });
}

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

test(`a text of ${LARGE.megabytes} MB is read, and queries are answered meanwhile`, async ({ inkling, folder }) => {
  await ingestLargeText(inkling, folder, LARGE.megabytes);
});

test(`a folder of ${LARGE.files} files is ingested whole`, async ({ inkling, folder }) => {
  await ingestManyFiles(inkling, folder, LARGE.files);
});

/** Every tab finds the same. */
async function findInAll(tabs: readonly InklingPage[]): Promise<void> {
  for (const tab of tabs) {
    await tab.page.bringToFront();
    await tab.search('note number 123 about taxes');
    await expect(tab.hits.first()).toContainText('taxes');
  }
}
