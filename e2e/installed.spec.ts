import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { InklingPage } from './support/InklingPage';
import { makeSite, type Site } from './support/makeSite';
import { servePlain, type PlainHost } from './support/servePlain';
import { expect, test } from './support/test';

test.use({ serviceWorkers: 'allow' });

let site: Site;
let host: PlainHost;

test.beforeAll(async () => {
  site = await makeSite();
});

test.beforeEach(async () => {
  host = await servePlain(site.folder, { base: '/app/' });
});

test.afterEach(async () => {
  await host.close();
});

test.afterAll(async () => {
  await site.remove();
});

/** Opens the app; once isolated, the service worker answers for its page. */
async function openControlled(page: Page): Promise<InklingPage> {
  const inkling = new InklingPage(page);
  await inkling.openIsolated(host.address);
  return inkling;
}

test('the manifest holds what a browser needs to install the app', async ({ page, context }) => {
  await openControlled(page);
  const session = await context.newCDPSession(page);
  const { errors, url } = await session.send('Page.getAppManifest');
  expect(url).toBe(`${host.address}manifest.webmanifest`);
  expect(errors).toEqual([]);
  const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
  // A window without a profile on disk cannot install anything.
  expect(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([]);
});

test('what another app shares is in the library, once', async ({ page }) => {
  const inkling = await openControlled(page);
  const status = await page.evaluate(async () => {
    const form = new FormData();
    form.append('title', 'Pelicans');
    form.append('text', 'A pelican holds three times more in its bill than in its belly.');
    form.append('url', 'https://example.com/pelicans');
    form.append('files', new File(['Herons wait for hours without moving.'], 'herons.txt', { type: 'text/plain' }));
    return (await fetch('share', { method: 'POST', body: form })).url;
  });
  expect(status).toBe(`${host.address}?shared`);
  expect(host.asked).not.toContain('/app/share');
  await page.goto(`${host.address}?shared`);
  await inkling.ready();
  await expect.poll(async () => (await inkling.counts()).documents).toBe(2);
  await inkling.search('how much fits in the bill of a pelican');
  await expect(inkling.hits.first()).toContainText('Pelicans.md');
  expect(page.url()).toBe(host.address);
  await page.reload();
  await inkling.ready();
  await inkling.ingested();
  expect((await inkling.counts()).documents).toBe(2);
});

test('files opened with the app are added to the page that is open', async ({ page, folder }) => {
  await page.addInitScript(() => {
    // A saved library is downloaded where no place can be picked.
    Reflect.deleteProperty(window, 'showSaveFilePicker');
    Object.defineProperty(window, 'launchQueue', {
      value: { setConsumer: (consumer: unknown) => Object.assign(window, { launch: consumer }) },
    });
  });
  const inkling = await openControlled(page);
  await page.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    const handle = await root.getFileHandle('otters.md', { create: true });
    const writer = await handle.createWritable();
    await writer.write('Otters hold hands while they sleep.');
    await writer.close();
    const { launch } = window as unknown as { launch: (params: object) => void };
    launch({ targetURL: location.href, files: [handle] });
  });
  await expect.poll(async () => (await inkling.counts()).documents).toBe(1);
  await inkling.search('animals asleep hand in hand');
  await expect(inkling.hits.first()).toContainText('otters.md');

  // A saved library is taken in, whatever its name, and is no document.
  const backup = join(folder, 'otters.backup');
  await inkling.saveBackup(backup);
  await page.evaluate(
    async (bytes) => {
      const root = await navigator.storage.getDirectory();
      const handle = await root.getFileHandle('otters.backup', { create: true });
      const writer = await handle.createWritable();
      await writer.write(Uint8Array.from(bytes));
      await writer.close();
      const { launch } = window as unknown as { launch: (params: object) => void };
      launch({ targetURL: location.href, files: [handle] });
    },
    [...readFileSync(backup)],
  );
  await expect(page.getByText(/1 document in it/).first()).toBeVisible();
  expect((await inkling.counts()).documents).toBe(1);
});

test('an address opens a document at a passage, and says so when the library lacks it', async ({ page }) => {
  const inkling = await openControlled(page);
  await inkling.paste('Tea', 'Steep green tea at eighty degrees for two minutes.');
  await inkling.ingested();
  await inkling.search('green tea');
  const path = (await inkling.foundPaths())[0] ?? '';
  await page.goto(`${host.address}#doc=${encodeURIComponent(path)}&at=0-20`);
  await expect(page.getByRole('complementary', { name: 'Document' })).toContainText('eighty degrees');
  await page.goto(`${host.address}#doc=${encodeURIComponent('gone/away.md')}`);
  await expect(page.getByRole('alert')).toContainText('“gone/away.md”, which is not in your library');
});
