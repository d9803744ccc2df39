import { cp, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { firstFinds } from './support/firstFinds';
import { expectAtLeast, expectFirstFinds, sampleQueries, searchSample } from './support/searchSample';
import { expect, test } from './support/test';

const sampleNotes = fileURLToPath(new URL('../public/sample/', import.meta.url));
/** A tiny EmbeddingGemma with random weights: it understands nothing, but it takes the way that the real one takes. */
const tinyModel = fileURLToPath(new URL('../src/encoders/golden/tiny-embeddinggemma/', import.meta.url));
const TINY = 'tiny-embeddinggemma';

test.describe('the light encoder', () => {
  // Tall, so that all hits are in view: the list holds no others.
  test.use({ withModels: true, viewport: { width: 1280, height: 2400 } });

  /** Two of each kind; `npm run soak` has it refine all forty over all notes. */
  const queries = sampleQueries.filter((_, position) => position % 5 === 0);
  /** Hits of the first run, of two for each kind. */
  const firstRun = {
    words: { first: 2, firstFive: 2 },
    paraphrase: { first: 1, firstFive: 1 },
    question: { first: 2, firstFive: 2 },
    language: { first: 1, firstFive: 2 },
  } as const;

  /** What they and the first examples look for, and every fifth note. */
  async function chooseNotes(): Promise<string[]> {
    const wanted = new Set([...queries.flatMap(({ expects }) => expects), ...Object.values(firstFinds.en)]);
    const paths = (await readdir(sampleNotes, { recursive: true }))
      .filter((path) => /\.(?:md|html|txt)$/.test(path))
      .toSorted();
    return paths.filter((path, position) => wanted.has(path) || position % 5 === 0);
  }

  test('refines queries over sample notes', async ({ inkling, folder }) => {
    const place = join(folder, 'Notes');
    for (const path of await chooseNotes()) await cp(join(sampleNotes, path), join(place, path));
    await inkling.addFolder(place);
    await inkling.source('Notes').waitFor();
    await inkling.ingested();
    await inkling.encoded(600_000);
    await expect(inkling.mainEncoder).toContainText('verified');
    const searched = await searchSample(inkling, (query) => inkling.searchRefined(query), queries);
    expectAtLeast(searched, firstRun);
    await expectFirstFinds(inkling);
  });
});

test('a model picked from disk proves itself on the CPU with threads, encodes the library, and is there after a reload', async ({
  inkling,
}) => {
  await inkling.paste('Soup', 'Red lentils, cumin and lemon, simmered for half an hour.');
  await inkling.paste('Bread', 'Flour, water and salt, baked in a hot oven.');
  await inkling.useModelFolder(tinyModel, TINY, 'q4');
  await inkling.encoded();
  await expect(inkling.mainEncoder).toHaveText(/tiny.* on CPU, \d+ threads, verified/i);
  await inkling.searchRefined('red lentil soup');
  await expect(inkling.page.getByTestId('answer-encoder')).toHaveText(/tiny/i);

  // An address with a query would be answered at once.
  await inkling.searchBox.fill('');
  await expect(inkling.page).not.toHaveURL(/#q=/);
  await inkling.page.reload();
  await inkling.ready();
  await expect(inkling.mainEncoder).toHaveText(/tiny.* when needed/i);
  await inkling.searchRefined('red lentil soup');
  await expect(inkling.mainEncoder).toContainText('verified');
});

test('without threads a single one does the work', async ({ inkling, page, context, baseURL }) => {
  // A host that sends no headers: the page is not cross-origin isolated.
  await context.route(baseURL ?? '', async (route) => {
    const response = await route.fetch();
    const {
      'cross-origin-opener-policy': _opener,
      'cross-origin-embedder-policy': _embedder,
      ...headers
    } = response.headers();
    await route.fulfill({ response, headers });
  });
  await page.reload();
  await inkling.ready();
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(false);
  await inkling.paste('Bread', 'Flour, water and salt, baked in a hot oven.');
  await inkling.useModelFolder(tinyModel, TINY, 'q8');
  await inkling.encoded();
  await expect(inkling.mainEncoder).toHaveText(/tiny.* on CPU, 1 thread, verified/i);
});

test('a folder that is no model is refused with what is missing', async ({ inkling, folder }) => {
  const { page } = inkling;
  await writeFile(join(folder, 'notes.txt'), 'no model');
  await page.getByRole('button', { name: 'choose encoder' }).click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Pick a model folder' }).click();
  await (await chooser).setFiles(folder);
  await expect(page.getByRole('dialog').getByRole('alert')).toContainText(/config\.json/);
});
