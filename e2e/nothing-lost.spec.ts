import { join } from 'node:path';
import { InklingPage } from './support/InklingPage';
import { killDuringIngest } from './support/killDuringIngest';
import { killDuringSync } from './support/killDuringSync';
import { expect, test } from './support/test';
import { incompressibleNotes, writeNotes } from './support/writeNotes';

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
  test.setTimeout(180_000);
  const committed = await killDuringIngest({ folder, address: baseURL ?? '', notes: 400, waits: [0, 150, 300] });
  console.log(`  killed at ${committed.join(', ')} of 400 documents`);
  expect(committed[0]).toBeLessThan(400);
});

test('a browser killed during syncs of a folder keeps a sound library, which ends up as the folder', async ({
  folder,
  baseURL,
}) => {
  test.setTimeout(180_000);
  const campaign = { folder, address: baseURL ?? '', notes: 150, waits: [900, 200, 600] };
  console.log(`  ${await killDuringSync(campaign)} of 3 kills met work under way`);
});

test('a second tab finds what the first one ingests', async ({ inkling, context }) => {
  const second = new InklingPage(await context.newPage());
  await second.open();
  await inkling.page.bringToFront();
  await inkling.addSampleNotes();
  const counts = await inkling.counts();
  await expect.poll(() => second.counts()).toEqual(counts);
  await second.search('bread');
  await expect(second.hits.first()).toBeVisible();
});

test('a full disk loses nothing: it is told, and the rest goes in once there is room', async ({
  page,
  context,
  folder,
  baseURL,
}) => {
  test.setTimeout(120_000);
  const place = join(folder, 'Notes');
  await writeNotes(place, incompressibleNotes(500));
  const devtools = await context.newCDPSession(page);
  const { origin } = new URL(baseURL ?? '');
  // Before the library is opened: Chromium looks at the quota again only after half a minute.
  await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 3_000_000 });
  const inkling = new InklingPage(page);
  await inkling.open();
  await inkling.addFolder(place);
  await expect(page.getByText('no room left').first()).toBeVisible({ timeout: 30_000 });
  const { documents } = await inkling.counts();
  expect(documents).toBeLessThan(500);

  await devtools.send('Storage.overrideQuotaForOrigin', { origin });
  await page.reload();
  await inkling.ready();
  expect((await inkling.counts()).documents).toBeGreaterThanOrEqual(documents);
  await inkling.addFolder(place);
  await expect.poll(async () => (await inkling.counts()).documents, { timeout: 60_000 }).toBe(500);
  await inkling.ingested();
  await expect(inkling.source('Notes')).not.toContainText(/failed|waiting/);
});
