import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parquetReadObjects } from 'hyparquet';
import { axeViolations } from './support/axeViolations';
import { InklingPage } from './support/InklingPage';
import { killDuringRestore } from './support/killDuringRestore';
import { libraryFaults } from './support/libraryFaults';
import { expect, test } from './support/test';
import { numberedNotes, writeNotes } from './support/writeNotes';

test('a backup under a passphrase gives a phone the same answers, with nothing to index', async ({
  inkling,
  browser,
  folder,
}) => {
  await inkling.addSampleNotes();
  const counts = await inkling.counts();
  const queries = ['bread', 'a trip by night train', 'taxes for the flat'];
  const answers: string[][] = [];
  for (const query of queries) {
    await inkling.search(query);
    answers.push(await inkling.hits.allInnerTexts());
  }
  const file = join(folder, 'library.backup');
  await inkling.saveBackup(file, 'correct horse');

  const phone = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const other = new InklingPage(await phone.newPage());
  await other.open();
  await other.beginRestore(file);
  const dialog = other.page.getByRole('dialog', { name: 'Backup' });
  const passphrase = dialog.getByLabel('Passphrase of “library.backup”');
  await passphrase.fill('battery staple');
  await dialog.getByRole('button', { name: 'Open' }).click();
  await expect(dialog.getByRole('alert')).toContainText('The passphrase is not that of this backup');
  expect(await axeViolations(other.page)).toEqual([]);
  expect(await dialog.evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(true);
  await passphrase.fill('correct horse');
  await passphrase.press('Enter');
  await expect(dialog.getByRole('status')).toContainText(`Restored ${counts.documents} documents.`, {
    timeout: 120_000,
  });
  await dialog.getByRole('button', { name: 'Done' }).click();
  expect(await other.counts()).toEqual(counts);
  expect(await libraryFaults(other.page)).toEqual([]);
  await other.page.setViewportSize({ width: 1280, height: 800 });
  for (const [position, query] of queries.entries()) {
    await other.search(query);
    expect(await other.hits.allInnerTexts()).toEqual(answers[position]);
  }
  await phone.close();
});

test('a file that is no sound backup is refused by name, and nothing is touched', async ({ inkling, folder }) => {
  await inkling.paste('Bread', 'Flour, water and salt.');
  await inkling.ingested();
  const file = join(folder, 'library.backup');
  await inkling.saveBackup(file);
  const bytes = await readFile(file);
  const alert = inkling.page.getByRole('dialog', { name: 'Backup' }).getByRole('alert');
  const refused = async (content: Uint8Array | string, words: string) => {
    await writeFile(file, content);
    await inkling.beginRestore(file);
    await expect(alert).toContainText(words);
    await inkling.page.getByRole('button', { name: 'Done' }).click();
  };
  await refused(bytes.subarray(0, bytes.length - 9), 'cut short');
  await refused(Buffer.concat([bytes, Buffer.from('more')]), 'damaged');
  await refused('# A note', 'not a backup of Inkling');
  expect((await inkling.counts()).documents).toBe(1);
});

test('a backup is written where the person chose', async ({ inkling }) => {
  const { page } = inkling;
  await inkling.addSampleNotes();
  await page.evaluate(() => {
    const showSaveFilePicker = async () =>
      await (await navigator.storage.getDirectory()).getFileHandle('saved.backup', { create: true });
    Object.assign(window, { showSaveFilePicker });
  });
  await page.getByRole('button', { name: 'Backup…' }).click();
  await page.getByRole('button', { name: 'Save backup' }).click();
  await expect(page.getByRole('dialog').getByRole('status')).toContainText('Saved 81 documents');
  const begins = await page.evaluate(async () => {
    const file = await (await navigator.storage.getDirectory()).getFileHandle('saved.backup');
    return await (await file.getFile()).slice(0, 8).text();
  });
  expect(begins).toBe('INKLBACK');
});

test('passages and hits are saved as tables', async ({ inkling, folder }) => {
  const { page } = inkling;
  await inkling.addSampleNotes();
  const { passages } = await inkling.counts();
  await page.getByRole('button', { name: 'Backup…' }).click();
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Parquet' }).click();
  const place = join(folder, 'passages.parquet');
  await (await saved).saveAs(place);
  const bytes = await readFile(place);
  const rows = await parquetReadObjects({
    file: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength),
  });
  expect(rows).toHaveLength(passages);
  for (const row of rows) {
    const embedding = row['embedding'] as number[];
    expect(embedding).toHaveLength(256);
    expect(Math.hypot(...embedding)).toBeCloseTo(1, 1);
    expect(row['text']).toHaveLength((row['end'] as number) - (row['start'] as number));
  }
  await page.getByRole('button', { name: 'Done' }).click();

  await inkling.search('bread');
  const hits = page.waitForEvent('download');
  await page.getByRole('button', { name: 'save hits' }).click();
  await page.getByRole('button', { name: 'JSON Lines' }).click();
  const lines = (await readFile(await (await hits).path(), 'utf8')).trim().split('\n');
  const paths = lines.map((line) => (JSON.parse(line) as { path: string }).path);
  expect(paths[0]).toBe((await inkling.foundPaths())[0]);
});

test('a browser killed during a restore keeps what was taken, sound, and takes the rest the next time', async ({
  inkling,
  folder,
  baseURL,
}) => {
  const place = join(folder, 'Notes');
  await writeNotes(place, numberedNotes(600));
  await inkling.addFolder(place);
  await expect.poll(async () => (await inkling.counts()).documents).toBe(600);
  await inkling.ingested();
  const { passages } = await inkling.counts();
  const backup = join(folder, 'library.backup');
  await inkling.saveBackup(backup);
  const campaign = { folder, address: baseURL ?? '', backup, documents: 600, passages, waits: [null, 20] };
  const kills = await killDuringRestore(campaign);
  expect(kills[0]?.isInside).toBe(true);
});
