import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sampleFiles } from '../src/documents/testing/sampleFiles';
import { makeSite, type Site } from './support/makeSite';
import { InklingPage } from './support/InklingPage';
import { servePlain } from './support/servePlain';
import { expect, test } from './support/test';
import { writeNotes } from './support/writeNotes';

const tinyModel = fileURLToPath(new URL('../src/encoders/golden/tiny-embeddinggemma/', import.meta.url));

test.use({ serviceWorkers: 'allow' });

let site: Site;

test.beforeAll(async () => {
  site = await makeSite();
});

test.afterAll(async () => {
  await site.remove();
});

test('after the first visit everything works with the host gone', async ({ page, folder }) => {
  const host = await servePlain(site.folder);
  const inkling = new InklingPage(page);
  await page.addInitScript(() => {
    // The browser's own folder picker cannot be driven by a test.
    Reflect.deleteProperty(window, 'showDirectoryPicker');
  });
  await inkling.openIsolated(host.address);
  await inkling.paste('Before', 'The harbour master keeps the lighthouse key under a red stone.');
  await inkling.ingested();
  await inkling.keptOffline();
  await host.close();

  await page.reload();
  await inkling.ready();
  expect(await inkling.isIsolated()).toBe(true);
  await inkling.search('where is the key of the lighthouse');
  await expect(inkling.hits.first()).toContainText('red stone');
  await inkling.hits.first().click();
  await expect(page.getByRole('complementary', { name: 'Document' })).toContainText('red stone');
  await inkling.paste('After', 'Grandmother baked rye bread with caraway every Saturday.');
  await inkling.ingested();
  await inkling.search('what was baked at the weekend');
  await expect(inkling.hits.first()).toContainText('caraway');
  const samples = sampleFiles();
  await writeNotes(folder, samples);
  await inkling.addFolder(folder);
  await inkling.source(basename(folder)).waitFor();
  await inkling.ingested();
  expect((await inkling.counts()).documents).toBe(Object.keys(samples).length + 2);
  await inkling.useModelFolder(tinyModel, 'tiny-embeddinggemma', 'q4');
  await inkling.encoded();
  // It understands nothing, but it takes the way that the real one takes.
  await inkling.searchRefined('bread with spices');
  await expect(inkling.hits.first()).toBeVisible();
  await page.getByRole('button', { name: 'Keys' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
});
