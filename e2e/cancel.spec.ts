import { join } from 'node:path';
import type { InklingPage } from './support/InklingPage';
import { expect, test } from './support/test';
import { numberedNotes, writeNotes } from './support/writeNotes';

/** Adds so many notes that there is time to do something while they are ingested. */
async function addManyNotes(inkling: InklingPage, folder: string): Promise<void> {
  const place = join(folder, 'Notes');
  await writeNotes(place, numberedNotes(1500, 6));
  await inkling.addFolder(place);
}

test('ingest pauses, resumes and is cancelled; what was read stays and is found', async ({ inkling, folder }) => {
  const { page } = inkling;
  await addManyNotes(inkling, folder);
  await expect.poll(async () => (await inkling.counts()).documents).toBeGreaterThan(5);
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(inkling.ingest).toContainText('Paused');
  // What was in hand when the button was pressed may still be committed; then nothing is, until it is resumed.
  let paused = await inkling.counts();
  await expect
    .poll(
      async () => {
        const before = paused;
        paused = await inkling.counts();
        return paused.documents - before.documents;
      },
      { intervals: [500] },
    )
    .toBe(0);
  expect(paused.documents).toBeLessThan(1500);
  await inkling.search('bread');
  await expect(inkling.hits.first()).toBeVisible();

  await page.getByRole('button', { name: 'Resume' }).click();
  await expect.poll(async () => (await inkling.counts()).documents).toBeGreaterThan(paused.documents);

  await inkling.ingest.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel reading' }).click();
  await expect(inkling.ingest).toHaveCount(0);
  const { documents } = await inkling.counts();
  expect(documents).toBeGreaterThanOrEqual(paused.documents);
  expect(documents).toBeLessThan(1500);
  await page.reload();
  await inkling.ready();
  await expect.poll(async () => (await inkling.counts()).documents).toBe(documents);
  await expect(inkling.ingest).toHaveCount(0);
});

test('a query is answered while ingest runs', async ({ inkling, folder }) => {
  await addManyNotes(inkling, folder);
  await expect.poll(async () => (await inkling.counts()).documents).toBeGreaterThan(20);
  for (const query of ['bread', 'trains', 'note number 3']) {
    await inkling.search(query);
    await expect(inkling.hits.first()).toBeVisible();
  }
  await expect(inkling.ingest).toBeVisible();
  expect((await inkling.counts()).documents).toBeLessThan(1500);
});

test('the newest query wins, however fast one types', async ({ inkling }) => {
  await inkling.addSampleNotes();
  const { page, searchBox } = inkling;
  for (const query of ['where did I leave the spare key', 'how to feed sourdough', 'train journey']) {
    await searchBox.fill('');
    await searchBox.pressSequentially(query);
    await expect
      .poll(() =>
        page.evaluate(() => {
          const marks = performance.getEntriesByName('inkling:results') as PerformanceMark[];
          return (marks.at(-1)?.detail as { query: string } | undefined)?.query;
        }),
      )
      .toBe(query);
    await inkling.answered(query);
    const settled = await inkling.foundPaths();
    await inkling.search(query);
    expect(await inkling.foundPaths()).toEqual(settled);
  }
});
