import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { makeSite, renameApp, type Site } from './support/makeSite';
import { InklingPage } from './support/InklingPage';
import { servePlain, type PlainHost } from './support/servePlain';
import { expect, test } from './support/test';

test.use({ serviceWorkers: 'allow' });

let first: Site;
let second: Site;

test.beforeAll(async () => {
  first = await makeSite();
  second = await makeSite((folder) => renameApp(folder, 'Inkling 2'));
});

test.afterAll(async () => {
  await first.remove();
  await second.remove();
});

/** Opens the app and waits until it is kept whole. */
async function openKept(page: Page, address: string): Promise<InklingPage> {
  const inkling = new InklingPage(page);
  await inkling.openIsolated(address);
  await inkling.keptOffline();
  return inkling;
}

/** Deploys another version, and looks for it as the browser does at its next look. */
async function deploy(folder: string, host: PlainHost, page: Page): Promise<void> {
  const before = host.asked.length;
  host.deploy(folder);
  await expect
    .poll(async () => {
      await page.evaluate(async () => {
        const registration = await navigator.serviceWorker.getRegistration();
        // A version that is not whole is refused.
        await registration?.update().catch(() => undefined);
      });
      // A look that was under way before the new version was there is not taken twice.
      return host.asked.slice(before);
    })
    .toContain('/service.worker.js');
}

const notice = (page: Page) => page.getByText('A new version is ready. Reload when it suits you.');

test('two tabs and a new version: a prompt, nothing lost, and the old tab works on with its own files', async ({
  page,
  context,
}) => {
  const host = await servePlain(first.folder);
  const inkling = await openKept(page, host.address);
  await inkling.paste('Tea', 'Steep green tea at eighty degrees for two minutes.');
  await inkling.ingested();
  const otherPage = await context.newPage();
  const other = new InklingPage(otherPage);
  await otherPage.goto(host.address);
  await other.ready();

  await deploy(second.folder, host, page);
  await expect(notice(page)).toBeVisible();
  await expect(notice(otherPage)).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Inkling', exact: true })).toBeVisible();

  await otherPage.getByRole('button', { name: 'Paste text' }).first().click();
  await otherPage.getByRole('dialog').getByLabel('Text').fill('half written');
  await page.getByRole('button', { name: 'Reload', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Inkling 2' })).toBeVisible();
  await inkling.ready();
  await inkling.search('how hot should the water be');
  await expect(inkling.hits.first()).toContainText('eighty degrees');

  // What was half written is still there, and what the old page has not loaded yet it still finds.
  await expect(otherPage.getByRole('dialog').getByLabel('Text')).toHaveValue('half written');
  await otherPage.getByRole('dialog').getByRole('button', { name: 'Add' }).click();
  await expect.poll(async () => (await other.counts()).documents).toBe(2);
  await other.ingested();
  await other.search('how hot should the water be');
  await expect(other.hits.first()).toContainText('eighty degrees');
  await other.hits.first().click();
  await expect(otherPage.getByRole('complementary', { name: 'Document' })).toContainText('eighty degrees');
  await expect(notice(otherPage)).toBeVisible();
  await otherPage.getByRole('button', { name: 'Reload', exact: true }).click();
  await expect(otherPage.getByRole('heading', { name: 'Inkling 2' })).toBeVisible();
  await other.ready();
  expect((await other.counts()).documents).toBe(2);

  // With no page of it open, nothing is left of the old version.
  await otherPage.reload();
  await other.ready();
  await expect
    .poll(() =>
      otherPage.evaluate(async () => {
        const keys = await (await caches.open('inkling-app /')).keys();
        return keys.filter(({ url }) => /assets\/index-[^/]*\.js/.test(url)).length;
      }),
    )
    .toBe(1);
  await host.close();
});

test('a new version that lacks a file leaves the working one in place, also offline', async ({ page }) => {
  const host = await servePlain(first.folder);
  const inkling = await openKept(page, host.address);
  const broken = await makeSite((folder) => renameApp(folder, 'Inkling 3'));
  const missing = (await readdir(broken.folder)).find((file) => file.startsWith('reader.worker'));
  await rm(join(broken.folder, missing ?? ''));
  await deploy(broken.folder, host, page);
  await expect.poll(() => host.asked).toContain(`/${missing}`);
  await expect
    .poll(() =>
      page.evaluate(async () => {
        const registration = await navigator.serviceWorker.getRegistration();
        return registration?.installing ?? registration?.waiting ?? null;
      }),
    )
    .toBeNull();
  await expect(notice(page)).toHaveCount(0);
  await page.reload();
  await inkling.ready();
  await expect(page.getByRole('heading', { name: 'Inkling', exact: true })).toBeVisible();
  await host.close();
  await page.reload();
  await inkling.ready();
  await expect(page.getByRole('heading', { name: 'Inkling', exact: true })).toBeVisible();
  await broken.remove();
});
