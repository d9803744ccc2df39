import { cp, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { filesOf, packFolder, writePack } from '../scripts/packFolder.mjs';
import { sampleFiles } from '../src/documents/testing/sampleFiles';
import { InklingPage } from './support/InklingPage';
import { libraryFaults } from './support/libraryFaults';
import { expect, test } from './support/test';
import { writeNotes } from './support/writeNotes';

const sampleNotes = fileURLToPath(new URL('../public/sample', import.meta.url));

/** Packs a folder as `npm run pack` does. */
async function packOf(folder: string, { name = 'docs', title = 'Docs' } = {}) {
  return await packFolder(folder, {
    source: { id: `pack:${name}`, kind: 'pack', name: title },
    files: await filesOf(folder, { withDates: true }),
  });
}

/** Lets the site of a page have a pack. */
async function serve(
  page: Page,
  { content, description }: Awaited<ReturnType<typeof packOf>>,
  name = 'docs',
): Promise<void> {
  const body = Buffer.from(await content.arrayBuffer());
  await page.context().route(`**/packs/${name}/pack.json`, (route) => route.fulfill({ json: description }));
  await page.context().route(`**/packs/${name}/pack.inkling`, (route) => route.fulfill({ body }));
}

test('a pack made in Node answers exactly as the browser that reads the same folder', async ({
  inkling,
  browser,
  baseURL,
  folder,
}) => {
  await cp(sampleNotes, folder, { recursive: true });
  await rm(join(folder, 'index.json'));
  await writeNotes(folder, sampleFiles());
  await inkling.addFolder(folder);
  await inkling.source(basename(folder)).waitFor();
  await inkling.ingested();

  const pack = await packOf(folder, { title: basename(folder) });
  expect(pack.failures).toEqual([]);
  const context = await browser.newContext({ ...(baseURL !== undefined && { baseURL }), serviceWorkers: 'block' });
  const visitor = new InklingPage(await context.newPage());
  await serve(visitor.page, pack);
  // The notice goes by itself.
  await Promise.all([visitor.open('?pack=docs'), expect(visitor.centre).toContainText('ready to be searched')]);
  expect(await visitor.counts()).toEqual(await inkling.counts());
  expect(await libraryFaults(visitor.page)).toEqual([]);
  for (const query of [
    'how to sleep better',
    'customers were charged twice',
    'ein Ausflug mit dem Nachtzug',
    '"sourdough starter"',
    'tomatos -garden',
    'レシピ 番茄',
    'type:pdf lighthouse',
    'path:Garden water',
  ]) {
    await inkling.search(query);
    await visitor.search(query);
    const own = await inkling.savedHits();
    expect(own.trim(), query).not.toBe('');
    expect(await visitor.savedHits()).toBe(own);
  }

  // The address stays, and a reload finds the pack where it is.
  await visitor.page.reload();
  await visitor.ready();
  expect(new URL(visitor.page.url()).search).toBe('?pack=docs');
  expect(await visitor.counts()).toEqual(await inkling.counts());
  await context.close();
});

test('a pack from a file is in the library, and nothing in it runs', async ({ page, inkling, folder }) => {
  await writeNotes(folder, {
    'notes/script.md': '# <img src=x onerror=alert(1)>\n\n<script>alert(2)</script> The heron waits by the weir.\n',
    'notes/link.md': 'The [otter](javascript:alert(3)) swims, says <svg onload=alert(4)>.\n',
  });
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  await writePack(join(folder, 'packed'), await packOf(join(folder, 'notes'), { title: '<b onclick=alert(5)>Birds' }));
  await inkling.addFiles(join(folder, 'packed', 'pack.inkling'));
  await expect(inkling.centre).toContainText('<b onclick=alert(5)>Birds: 2 documents, ready to be searched.');
  await inkling.search('which bird waits at the water');
  await inkling.hits.first().click();
  await expect(page.getByRole('complementary', { name: 'Document' })).toContainText('The heron waits by the weir.');
  await inkling.search('otter');
  await inkling.hits.first().click();
  await expect(page.getByRole('complementary', { name: 'Document' })).toContainText('The otter swims');
  expect(await page.locator('[href^="javascript:"], main img, main svg[onload]').count()).toBe(0);
  expect(dialogs).toEqual([]);
});

test('a pack that is not there, not whole or of another site is refused by name, and leaves nothing behind', async ({
  page,
  inkling,
  folder,
}) => {
  await writeNotes(folder, { 'heron.md': 'The heron waits by the weir.' });
  const pack = await packOf(folder);
  const bytes = await pack.content.arrayBuffer();
  await serve(page, { ...pack, content: new Blob([bytes.slice(0, -30)]) });
  await page.goto('?pack=docs');
  const alert = inkling.centre.getByRole('alert');
  await expect(alert).toContainText('docs could not be added. The backup is cut short');
  for (const [name, message] of [
    ['birds', 'This site has no pack “birds”'],
    ['../docs', 'cannot be the name of a pack'],
    ['//example.org/docs', 'cannot be the name of a pack'],
  ] as const) {
    await page.goto(`?pack=${encodeURIComponent(name)}`);
    await expect(alert).toContainText(message);
  }
  expect(await inkling.counts()).toEqual({ documents: 0, passages: 0 });
  await expect(page.getByRole('button', { name: 'Try the sample notes' })).toBeVisible();

  await serve(page, pack);
  await page.goto('?pack=docs');
  await expect(inkling.centre).toContainText('Docs: 1 document, ready to be searched.');
});
