import { en } from '../src/ui/messages/en';
import { loadMessages, type Language } from '../src/ui/messages/languages';
import { firstFinds, sharedWords } from './support/firstFinds';
import { expectAtLeast, sampleFigures, searchSample } from './support/searchSample';
import { expect, test } from './support/test';
import { writeResults } from './support/writeResults';

// Tall, so that all hits are in view: the list holds no others.
test.use({ viewport: { width: 1280, height: 2400 } });

/**
 * Hits of the first run, of ten for each kind, since words count as no rarer than they are at large. A change that finds
 * less has to be explained. Before, small words such as "der" led to the few notes in their language: 0 and 2 were found in
 * another language, but 3 and 4 paraphrases, one by "de", "un" and "con" alone, and 10 questions first. Of the 152 queries
 * of `npm run evaluate -- --search`, in which such accidents weigh less, more are found than before.
 */
const firstRun = {
  words: { first: 10, firstFive: 10 },
  paraphrase: { first: 2, firstFive: 3 },
  question: { first: 9, firstFive: 10 },
  language: { first: 1, firstFive: 5 },
} as const;

test('forty queries over the sample notes find what they mean', async ({ inkling, browser }) => {
  await inkling.addSampleNotes();
  const searched = await searchSample(inkling, (query) => inkling.search(query));
  writeResults('sample-search', browser, {
    conditions: { queries_of_each_kind: searched.queriesOfEachKind },
    figures: sampleFigures('sample', searched),
  });
  expectAtLeast(searched, firstRun);
});

test('a hit shows where it comes from, how close it is, and the passage in its document', async ({ inkling }) => {
  const { page } = inkling;
  await inkling.paste(
    'Boat',
    `# Boat\n\nThe hull needs paint.\n\n${'More about ropes and sails. '.repeat(80)}\n\n## Engine\n\nThe **diesel** engine coughs when cold.`,
  );
  await inkling.ingested();
  await inkling.search('motor trouble in winter: engine');
  const hit = inkling.hits.first();
  await expect(hit).toContainText('Boat');
  await expect(hit).toContainText('Engine');
  await expect(hit.locator('mark').first()).toHaveText('engine', { ignoreCase: true });
  await expect(hit).not.toContainText('**');
  await hit.click();
  const document = page.getByRole('complementary', { name: 'Document' });
  await expect(document.getByText('coughs when cold')).toBeInViewport();
});

test('the first examples find notes that say it in other words, and are gone for good once tried', async ({
  inkling,
}) => {
  const { page, searchBox } = inkling;
  await inkling.addSampleNotes();
  const examples = page.getByRole('group', { name: 'Example queries' }).getByRole('button');
  for (const [query, path] of Object.entries(firstFinds.en)) {
    await examples.filter({ hasText: query }).click();
    await expect(searchBox).toHaveValue(query);
    await expect.poll(async () => (await inkling.foundPaths())[0], query).toBe(path);
    await searchBox.fill('');
    await expect(examples.filter({ hasText: query })).toHaveCount(0);
  }
  // An address with a query would be answered at once.
  await expect(page).not.toHaveURL(/#q=/);
  await page.reload();
  await inkling.ready();
  await expect(page.getByRole('heading', { name: 'What are you looking for?' })).toBeVisible();
  await expect(examples).toHaveCount(0);

  // Those of the other languages of the interface find theirs as well.
  for (const [language, finds] of Object.entries(firstFinds)) {
    const messages = language === 'en' ? null : await loadMessages(language as Language);
    expect(Object.keys(finds)).toEqual((messages?.first ?? en).screens.firstExamples);
    for (const [query, path] of Object.entries(finds)) {
      expect(sharedWords(query, path), query).toEqual([]);
      await inkling.search(query);
      expect((await inkling.foundPaths())[0], query).toBe(path);
    }
  }
});

test('hits appear while typing, and a nonsense query says that nothing is close', async ({ inkling }) => {
  await inkling.addSampleNotes();
  await inkling.searchBox.pressSequentially('bread', { delay: 20 });
  await expect(inkling.hits.first()).toBeVisible();
  // The beginning of a phrase looks for nothing yet.
  await inkling.searchBox.fill('"');
  await expect(inkling.hits).toHaveCount(0);
});
