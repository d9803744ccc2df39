import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { InklingPage } from './support/InklingPage';
import { servePlain } from './support/servePlain';
import { expect, test } from './support/test';
import { writeNotes } from './support/writeNotes';

const project = fileURLToPath(new URL('..', import.meta.url));

test.use({ serviceWorkers: 'allow' });

test('a sealed site of someone’s own documents, built by one command, works under a path of a host without headers', async ({
  page,
  context,
  folder,
}) => {
  test.setTimeout(900_000);
  await writeNotes(join(folder, 'Bird notes'), {
    'heron.md': '# Herons\n\nThe heron waits by the weir for hours.',
    'kingfisher.txt': 'A kingfisher dives for minnows from an alder branch.',
  });
  const site = join(folder, 'built');
  const title = 'Birds & "water"';
  await promisify(execFile)(
    process.execPath,
    ['scripts/buildSite.mjs', '--pack', join(folder, 'Bird notes')].concat([
      '--title',
      title,
      '--base',
      '/docs/',
      '--out',
      site,
      '--sealed',
    ]),
    { cwd: project, env: { ...process.env, NODE_ENV: 'production' } },
  );
  const host = await servePlain(site, { base: '/docs/' });
  const inkling = new InklingPage(page);
  await inkling.openIsolated(host.address);
  await expect(page).toHaveTitle(title);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
  await inkling.source(title).waitFor();
  await inkling.ingested();
  await inkling.search('where does the heron wait');
  await expect(inkling.hits.first()).toContainText('heron.md');
  // What is searched here can be shared: others have the same pack.
  await expect(page).toHaveURL(/#q=where%20does/);

  // A library of its own: another site on this host does not mix with it.
  const databases = await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
  expect(databases).toContain('inkling /docs/');
  expect(databases).not.toContain('inkling');

  // Sealed: no way to another site, and none offered.
  const fetched = await page.evaluate(async (files) => {
    const worker = files.find((path) => path.includes('download.worker'));
    return worker === undefined ? '' : (await fetch(worker)).headers.get('Content-Security-Policy');
  }, host.asked);
  expect(fetched ?? '').not.toContain('huggingface');
  expect(await readFile(join(site, '_headers'), 'utf8')).not.toContain('huggingface');
  expect(await readFile(join(site, 'service.worker.js'), 'utf8')).not.toContain('https://huggingface.co');
  await page.getByRole('button', { name: 'choose encoder' }).click();
  const encoders = page.getByRole('dialog', { name: 'Encoders' });
  await expect(encoders.getByRole('listitem').first()).toBeVisible();
  await expect(encoders.getByRole('button', { name: /Download/ })).toHaveCount(0);
  await page.keyboard.press('Escape');

  // It is there without its host, too.
  await inkling.keptOffline();
  await host.close();
  await context.setOffline(true);
  await page.goto(host.address);
  await inkling.ready();
  await inkling.search('which bird eats small fish');
  await expect(inkling.hits.first()).toContainText('kingfisher.txt');
  await expect(page.getByRole('alert')).toHaveCount(0);
});
