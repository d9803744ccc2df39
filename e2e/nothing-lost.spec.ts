import { join } from 'node:path';
import { InklingPage } from './support/InklingPage';
import { holdIngest } from './support/holdIngest';
import { killDuringIngest } from './support/killDuringIngest';
import { libraryFaults } from './support/libraryFaults';
import { openTabs } from './support/openTabs';
import { killDuringSync } from './support/killDuringSync';
import { expect, test } from './support/test';
import { incompressibleNotes, numberedNotes, writeNotes } from './support/writeNotes';

test('the library is still there after a reload', async ({ inkling }) => {
  await inkling.addSampleNotes();
  const before = await inkling.counts();
  expect(before.documents).toBeGreaterThan(60);
  await inkling.search('bread');
  const found = await inkling.foundPaths();
  await inkling.page.reload();
  await inkling.ready();
  await expect.poll(() => inkling.counts()).toEqual(before);
  await inkling.search('bread');
  expect(await inkling.foundPaths()).toEqual(found);
});

test('a browser killed during ingest loses nothing: what was committed is intact, the rest is taken up again', async ({
  folder,
  baseURL,
}) => {
  const committed = await killDuringIngest({ folder, address: baseURL ?? '', notes: 400, waits: [null, 150] });
  console.log(`  killed at ${committed.join(', ')} of 400 documents`);
  expect(committed[0]).toBeLessThan(400);
});

test('a browser killed while a sync writes rows, merges them or writes words keeps a sound library, which ends up as the folder', async ({
  folder,
  baseURL,
}) => {
  const kills = (['blocks', 'merge', 'words'] as const).map((write) => ({ write, wait: null }));
  const met = await killDuringSync({ folder, address: baseURL ?? '', notes: 100, kills });
  expect(met).toEqual([true, true, true]);
});

test('of four tabs each finds what one ingests, and another goes on when that one is closed', async ({
  context,
  folder,
}) => {
  const tabs = await openTabs(context, 4);
  const [first, second, ...others] = tabs as [InklingPage, InklingPage, ...InklingPage[]];
  const place = join(folder, 'Notes');
  await writeNotes(place, numberedNotes(300));
  await first.page.bringToFront();
  const letIngest = await holdIngest(second.page);
  await first.addFolder(place);
  await expect(first.centre.getByText('Added 300 files from Notes')).toBeVisible();
  // Paused in one tab, no other goes on.
  await first.page.getByRole('button', { name: 'Pause' }).click();
  for (const tab of tabs) await expect(tab.ingest).toContainText('Paused');
  await letIngest();
  expect((await first.counts()).documents).toBe(0);
  await first.page.getByRole('button', { name: 'Resume' }).click();
  await expect.poll(async () => (await first.counts()).documents).toBeGreaterThan(0);
  await first.page.close();
  for (const tab of [second, ...others]) {
    await expect.poll(async () => (await tab.counts()).documents).toBe(300);
    await tab.ingested();
    await tab.page.bringToFront();
    await tab.search('note number 123 about taxes');
    await expect(tab.hits.first()).toContainText('taxes');
  }
  expect(await libraryFaults(second.page)).toEqual([]);
});

test('a full disk loses nothing: it is told, and the rest goes in once there is room', async ({
  page,
  context,
  folder,
  baseURL,
}) => {
  const place = join(folder, 'Notes');
  await writeNotes(place, incompressibleNotes(200));
  test.slow();
  const devtools = await context.newCDPSession(page);
  const { origin } = new URL(baseURL ?? '');
  // Before the library is opened: Chromium looks at the quota again only after half a minute.
  await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1_200_000 });
  const inkling = new InklingPage(page);
  await inkling.open();
  await inkling.addFolder(place);
  await expect(page.getByText('no room left').first()).toBeVisible();
  const { documents } = await inkling.counts();
  expect(documents).toBeLessThan(200);

  await devtools.send('Storage.overrideQuotaForOrigin', { origin });
  await page.reload();
  await inkling.ready();
  expect((await inkling.counts()).documents).toBeGreaterThanOrEqual(documents);
  await inkling.addFolder(place);
  await expect.poll(async () => (await inkling.counts()).documents, { timeout: 180_000 }).toBe(200);
  await inkling.ingested();
  await expect(inkling.source('Notes')).not.toContainText(/failed|waiting/);
});
