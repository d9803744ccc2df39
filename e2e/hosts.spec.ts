import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { findInstalledBrowser } from '../scripts/findBrowser.mjs';
import { makeSite, type Site } from './support/makeSite';
import { InklingPage } from './support/InklingPage';
import { servePlain } from './support/servePlain';
import { expect, test } from './support/test';

let site: Site;

test.beforeAll(async () => {
  site = await makeSite();
});

test.afterAll(async () => {
  await site.remove();
});

/** Adds a note and finds it. */
async function findNote(inkling: InklingPage): Promise<void> {
  await inkling.ready();
  await inkling.paste('Tea', '# Tea\n\nSteep green tea at eighty degrees for two minutes.');
  await inkling.ingested();
  await inkling.search('how hot should the water be for green tea');
  await expect(inkling.hits.first()).toContainText('eighty degrees');
}

test.describe('with a service worker', () => {
  test.use({ serviceWorkers: 'allow' });

  for (const { name, base } of [
    { name: 'a plain host without headers', base: '/' },
    { name: 'a path below a host', base: '/some/sub path/' },
  ]) {
    test(`${name}: sealed and with threads after one reload that nobody sees`, async ({ page }) => {
      const host = await servePlain(site.folder, { base });
      let loads = 0;
      page.on('load', () => (loads += 1));
      const inkling = new InklingPage(page);
      await inkling.openIsolated(host.address);
      await findNote(inkling);
      expect(loads).toBe(2);

      const engine = page.workers().find((worker) => worker.url().includes('engine.worker'));
      expect(await engine?.evaluate(() => crossOriginIsolated)).toBe(true);
      await page.reload();
      await inkling.ready();
      expect(loads).toBe(3);
      await host.close();
    });
  }

  test('a host that sends the headers: isolated without a reload', async ({ page }) => {
    let loads = 0;
    page.on('load', () => (loads += 1));
    const inkling = new InklingPage(page);
    await inkling.open();
    await findNote(inkling);
    expect(await inkling.isIsolated()).toBe(true);
    expect(loads).toBe(1);
  });
});

test.describe('what may not leave', () => {
  test.use({ serviceWorkers: 'allow', triesToLeave: true });

  test('a plain host: workers cannot reach another origin either, because the service worker adds the headers', async ({
    page,
  }) => {
    const host = await servePlain(site.folder);
    const inkling = new InklingPage(page);
    await inkling.openIsolated(host.address);
    const attempt = () =>
      fetch('https://example.com/', { mode: 'no-cors' }).then(
        () => 'sent',
        () => 'refused',
      );
    const engine = page.workers().find((worker) => worker.url().includes('engine.worker'));
    expect(await engine?.evaluate(attempt)).toBe('refused');
    const inject = () => {
      document.body.innerHTML = '<img src="x">';
    };
    await expect(page.evaluate(inject)).rejects.toThrow('TrustedHTML');
    await host.close();
  });
});

test('without service workers: on one thread, and nothing is promised', async ({ page }) => {
  const host = await servePlain(site.folder);
  await page.addInitScript(() => {
    Reflect.deleteProperty(Navigator.prototype, 'serviceWorker');
  });
  await page.goto(host.address);
  const inkling = new InklingPage(page);
  await findNote(inkling);
  expect(await inkling.isIsolated()).toBe(false);
  await expect(await inkling.openProof()).toContainText('it needs its site at every visit');
  await host.close();
});

test('a browser that refuses all storage: told, and searched in memory', async ({ folder, baseURL }) => {
  const preferences = { profile: { default_content_setting_values: { cookies: 2 } } };
  await mkdir(join(folder, 'Default'), { recursive: true });
  await writeFile(join(folder, 'Default', 'Preferences'), JSON.stringify(preferences));
  const installed = await findInstalledBrowser();
  const context = await chromium.launchPersistentContext(folder, { ...installed });
  const page = await context.newPage();
  const inkling = new InklingPage(page);
  await inkling.open(baseURL);
  await expect(page.getByRole('alert')).toContainText('it is gone when you close this tab');
  await expect(page.getByTestId('status-storage')).toHaveText('kept in memory only');
  await findNote(inkling);
  await context.close();
});
