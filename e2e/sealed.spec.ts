import { InklingPage } from './support/InklingPage';
import { makeSite } from './support/makeSite';
import { servePlain } from './support/servePlain';
import { expect, test } from './support/test';

test.use({ serviceWorkers: 'allow' });

test('every request is listed with what it was for, nothing is sent, and a sealed app asks for nothing', async ({
  page,
  context,
}) => {
  const site = await makeSite();
  const host = await servePlain(site.folder);
  const inkling = new InklingPage(page);
  await inkling.openIsolated(host.address);
  const dialog = await inkling.openProof();
  await expect(dialog).toContainText('The app works offline');
  const row = (purpose: string) => dialog.getByRole('row').filter({ hasText: purpose });
  await expect(row('starter')).toContainText(/\d+ MB.*0 bytes/);
  await expect(row('ONNX Runtime')).toContainText('14 MB');
  await expect(row('the app itself')).toBeVisible();

  await dialog.getByRole('checkbox', { name: /^Seal/ }).check();
  await dialog.getByRole('button', { name: 'Done' }).click();
  const asked = () => host.asked.filter((path) => path !== '/service.worker.js').length;
  const before = asked();
  await page.reload();
  await inkling.ready();
  await inkling.addSampleNotes();
  await inkling.search('how to sleep better');
  await expect(inkling.hits.first()).toBeVisible();
  const attempt = () =>
    fetch('not-kept.json').then(
      () => 'sent',
      () => 'refused',
    );
  expect(await page.evaluate(attempt)).toBe('refused');
  const engine = page.workers().find((worker) => worker.url().includes('engine.worker'));
  expect(await engine?.evaluate(attempt)).toBe('refused');
  expect(asked()).toBe(before);

  // The worker that downloads models, which goes its own way, is sealed too.
  let hub = 0;
  await context.route('https://huggingface.co/**', async (route) => {
    hub += 1;
    await route.fulfill({ status: 404, headers: { 'access-control-allow-origin': '*' } });
  });
  await page.getByRole('button', { name: 'choose encoder' }).click();
  const encoders = page.getByRole('dialog', { name: 'Encoders' });
  const gemma = encoders.getByRole('listitem').filter({ hasText: 'EmbeddingGemma 300M' });
  await gemma.getByRole('button', { name: 'Download…' }).click();
  await gemma.getByRole('button', { name: /^Download \d/ }).click();
  await expect(encoders.getByRole('alert')).toBeVisible();
  expect(hub).toBe(0);
  await page.keyboard.press('Escape');

  await inkling.openProof();
  await dialog.getByRole('checkbox', { name: /^Seal/ }).uncheck();
  await expect(dialog.getByRole('checkbox', { name: /^Seal/ })).not.toBeChecked();
  expect(await page.evaluate(() => fetch('not-kept.json').then(({ status }) => status))).toBe(404);
  await host.close();
  await site.remove();
});
