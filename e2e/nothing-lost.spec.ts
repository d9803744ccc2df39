import { join } from 'node:path';
import { InklingPage } from './support/InklingPage';
import { startKillableBrowser } from './support/startKillableBrowser';
import { expect, test } from './support/test';
import { numberedNotes, writeNotes } from './support/writeNotes';

const NOTES = 400;
/** Instants after the first commit at which the browser is killed, in milliseconds. */
const KILLS = [0, 150, 400, 900];

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
  const notes = join(folder, 'Notes');
  await writeNotes(notes, numberedNotes(NOTES));
  const profile = join(folder, 'profile');
  let committed = 0;
  for (const [attempt, wait] of KILLS.entries()) {
    const browser = await startKillableBrowser(profile);
    const inkling = new InklingPage(browser.page);
    await inkling.open(baseURL);
    if (attempt === 0) {
      await inkling.addFolder(notes);
      // Once the receipt is told, every file is in the queue on disk.
      await expect(inkling.source('Notes')).toBeVisible();
      await expect(browser.page.getByText(/Adding|Reading the folder/)).toHaveCount(0, { timeout: 60_000 });
    }
    const before = (await inkling.counts()).documents;
    expect(before).toBeGreaterThanOrEqual(committed);
    await expect.poll(async () => (await inkling.counts()).documents).toBeGreaterThan(Math.min(before, NOTES - 1));
    await browser.page.waitForTimeout(wait);
    committed = (await inkling.counts()).documents;
    console.log(`  killed at ${committed} of ${NOTES} documents`);
    await browser.kill();
  }

  const browser = await startKillableBrowser(profile);
  const inkling = new InklingPage(browser.page);
  await inkling.open(baseURL);
  expect((await inkling.counts()).documents).toBeGreaterThanOrEqual(committed);
  await expect.poll(async () => (await inkling.counts()).documents, { timeout: 60_000 }).toBe(NOTES);
  await inkling.ingested();
  const { passages } = await inkling.counts();
  await expect(inkling.source('Notes')).not.toContainText(/failed|waiting/);
  await expect(browser.page.getByRole('alert')).toHaveCount(0);

  // Added once more, nothing changes: every document is whole.
  await inkling.addFolder(notes);
  await inkling.ingested();
  expect(await inkling.counts()).toEqual({ documents: NOTES, passages });
  await inkling.search('note number 123 about taxes');
  await expect(inkling.hits.first()).toContainText('taxes');
  await browser.kill();
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
