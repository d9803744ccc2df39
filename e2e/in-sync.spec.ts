import type { Page } from '@playwright/test';
import { axeViolations } from './support/axeViolations';
import { ConnectedFolder } from './support/ConnectedFolder';
import { InklingPage } from './support/InklingPage';
import { expect, test } from './support/test';

const notes = {
  'bread.md': '# Sourdough\n\nFlour, water and salt, baked in a hot oven.',
  'garden.md': '# Garden\n\nTomatoes want sun and water.',
  'trips/lisbon.md': '# Lisbon\n\nThe night train leaves from platform nine.',
  'old/tax.md': '# Taxes\n\nReceipts of three years ago.',
};

/** The page with the notes in a connected folder, all of them ingested. */
async function connectNotes(page: Page): Promise<{ readonly folder: ConnectedFolder; readonly inkling: InklingPage }> {
  const folder = await ConnectedFolder.prepare(page, 'Notes');
  const inkling = new InklingPage(page);
  await inkling.open();
  await folder.write(notes);
  await folder.connect();
  await expect.poll(() => inkling.counts()).toMatchObject({ documents: 4 });
  await inkling.ingested();
  return { folder, inkling };
}

test('a connected folder is followed when the person comes back, and only what changed is read', async ({ page }) => {
  const folder = await ConnectedFolder.prepare(page, 'Notes');
  const inkling = new InklingPage(page);
  await inkling.open();
  await folder.write(notes);
  await folder.connect();
  await expect(inkling.source('Notes')).toContainText('4 added');
  await inkling.ingested();
  expect(await inkling.counts()).toMatchObject({ documents: 4 });
  expect((await folder.filesRead()).toSorted()).toEqual(['bread.md', 'garden.md', 'lisbon.md', 'tax.md']);

  await folder.write({ 'garden.md': '# Garden\n\nWolves were seen near the greenhouse.', 'old/tax.md': null });
  await folder.rename('bread.md', 'baking.md');
  await page.evaluate(() => {
    // Half a minute later.
    const now = performance.now.bind(performance);
    performance.now = () => now() + 31_000;
    window.dispatchEvent(new Event('focus'));
  });
  await expect(inkling.source('Notes')).toContainText('1 added, 1 changed, 2 removed');
  await inkling.ingested();
  await expect.poll(() => inkling.counts()).toMatchObject({ documents: 3 });
  expect((await folder.filesRead()).slice(4).toSorted()).toEqual(['baking.md', 'garden.md']);
  await inkling.search('wolves');
  expect((await inkling.foundPaths())[0]).toBe('garden.md');
  await inkling.search('sourdough flour');
  expect((await inkling.foundPaths())[0]).toBe('baking.md');
  await inkling.search('taxes receipts');
  expect(await inkling.foundPaths()).not.toContain('old/tax.md');
});

test('a connected folder is followed as it changes, where the browser tells of changes', async ({ page }) => {
  const folder = await ConnectedFolder.prepare(page, 'Notes', { observed: true });
  const inkling = new InklingPage(page);
  await inkling.open();
  test.skip(!(await page.evaluate(() => 'FileSystemObserver' in window)), 'This browser does not tell of changes.');
  await folder.write(notes);
  await folder.connect();
  await expect.poll(() => inkling.counts()).toMatchObject({ documents: 4 });
  await folder.write({ 'new.md': '# New\n\nA note about wolves.' });
  await expect.poll(() => inkling.counts()).toMatchObject({ documents: 5 });
});

test('after a reload the folder is still connected, and was synced', async ({ page }) => {
  const { folder, inkling } = await connectNotes(page);
  await folder.write({ 'new.md': '# New\n\nA note about wolves.' });
  await page.reload();
  await inkling.ready();
  await expect.poll(() => inkling.counts()).toMatchObject({ documents: 5 });
  expect(await folder.filesRead()).toEqual(['new.md']);
  await expect(inkling.source('Notes')).toContainText('Synced');
  await expect(page.getByRole('button', { name: 'Sync now: Notes' })).toBeVisible();
});

test('a folder that needs permission keeps its documents, and is reconnected with one press', async ({ page }) => {
  const { folder, inkling } = await connectNotes(page);
  await folder.write({ 'bread.md': null });
  await folder.withdrawPermission();
  await page.reload();
  await inkling.ready();
  const reconnect = page.getByRole('button', { name: 'Reconnect' });
  await expect(reconnect).toBeVisible();
  expect(await inkling.counts()).toMatchObject({ documents: 4 });
  expect(await axeViolations(page)).toEqual([]);
  await reconnect.click();
  await expect.poll(() => inkling.counts()).toMatchObject({ documents: 3 });
  await expect(reconnect).toHaveCount(0);
});

test('a folder that is left out leaves the library and stays out', async ({ page }) => {
  const { folder, inkling } = await connectNotes(page);
  await page.getByRole('button', { name: 'Folders: Notes' }).click();
  const dialog = page.getByRole('dialog', { name: 'Folders of “Notes”' });
  await dialog.getByRole('checkbox', { name: 'old' }).uncheck();
  expect(await axeViolations(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect.poll(() => inkling.counts()).toMatchObject({ documents: 3 });
  await folder.write({ 'old/other.md': '# Other\n\nNothing of note.', 'new.md': '# New\n\nWolves.' });
  await page.getByRole('button', { name: 'Sync now: Notes' }).click();
  await expect.poll(() => inkling.counts()).toMatchObject({ documents: 4 });
  await inkling.search('nothing of note');
  expect(await inkling.foundPaths()).not.toContain('old/other.md');
});
