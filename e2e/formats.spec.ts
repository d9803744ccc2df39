import { join } from 'node:path';
import { linesFrom, pdfOf } from '../src/documents/testing/pdfOf';
import { sampleFiles } from '../src/documents/testing/sampleFiles';
import { zipOf } from '../src/documents/testing/zipOf';
import { expect, test } from './support/test';
import { writeNotes } from './support/writeNotes';

test('every format is read under the security headers of the site, and a hit in a PDF names its page', async ({
  inkling,
  folder,
}) => {
  const complaints: string[] = [];
  inkling.page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  const samples = sampleFiles();
  const pages = ['The harbour is quiet.', 'The lighthouse keeper counts ships.', 'The end.'];
  await writeNotes(join(folder, 'Formats'), {
    ...samples,
    'paper.pdf': pdfOf(pages.map((text) => linesFrom(72, 700, [text]))),
    'notes.zip': zipOf({ 'inner/walrus.md': 'The walrus sleeps on the ice.' }),
  });
  await inkling.addFolder(join(folder, 'Formats'));
  await inkling.source('Formats').waitFor();
  await inkling.ingested();
  expect((await inkling.counts()).documents).toBe(Object.keys(samples).length + 2);

  await inkling.search('lighthouse keeper');
  await expect(inkling.hits.first()).toContainText('paper.pdf');
  await expect(inkling.hits.first()).toContainText('page 2');
  await inkling.hits.first().click();
  await expect(inkling.page.getByRole('complementary', { name: 'Document' })).toContainText('page 2 of 3');
  await inkling.search('walrus on the ice');
  await expect(inkling.hits.first()).toContainText('notes.zip/inner/walrus.md');
  expect(complaints).toEqual([]);
});
