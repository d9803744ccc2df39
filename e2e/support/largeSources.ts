import { join } from 'node:path';
import { expect } from '@playwright/test';
import type { InklingPage } from './InklingPage';
import { writeNotes } from './writeNotes';

/** Passages that a megabyte of the text makes, at least. */
const PASSAGES_OF_MEGABYTE = 600;

/** Adds a text of so many megabytes to an empty library, and something else meanwhile: its last words are found and shown. */
export async function ingestLargeText(inkling: InklingPage, folder: string, megabytes: number): Promise<void> {
  const line = (i: number) =>
    `Entry ${i}: the ledger of the harbour master lists another ship and its cargo of salt.\n`;
  let text = '';
  for (let i = 0; text.length < megabytes * 1_000_000; i++) text += line(i);
  await writeNotes(folder, {
    'ledger.txt': `${text}\nThe very last page mentions a rhinoceros.\n`,
    'tea.md': 'Green tea steeps.',
  });
  await inkling.addFiles(join(folder, 'tea.md'), join(folder, 'ledger.txt'));
  await expect(inkling.ingest).toBeVisible();
  await inkling.paste('Coffee', 'Coffee is ground fresh.');
  await inkling.ingested(200_000);
  const { documents, passages } = await inkling.counts();
  expect(documents).toBe(3);
  expect(passages).toBeGreaterThan(megabytes * PASSAGES_OF_MEGABYTE);
  await inkling.search('rhinoceros on the last page');
  await expect(inkling.hits.first()).toContainText('rhinoceros');
  await inkling.hits.first().click();
  await expect(inkling.page.getByRole('complementary', { name: 'Document' }).getByText('rhinoceros')).toBeInViewport();
}

/** Adds a folder of so many files to an empty library: each of them is there. */
export async function ingestManyFiles(inkling: InklingPage, folder: string, files: number): Promise<void> {
  const notes = Object.fromEntries(
    Array.from({ length: files }, (_, i) => [`${i % 50}/note ${i}.txt`, `Note ${i} of a large folder.`]),
  );
  await writeNotes(join(folder, 'Large'), notes);
  await inkling.addFolder(join(folder, 'Large'));
  await inkling.source('Large').waitFor();
  await inkling.ingested(200_000);
  expect(await inkling.counts()).toEqual({ documents: files, passages: files });
  await expect(inkling.source('Large')).not.toContainText(/failed|skipped/);
}
