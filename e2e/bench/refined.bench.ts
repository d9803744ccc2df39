import { expectAtLeast, expectFirstFinds, sampleFigures, searchSample } from '../support/searchSample';
import { expect, test } from '../support/test';
import { writeResults } from '../support/writeResults';

// Tall, so that all hits are in view: the list holds no others.
test.use({ withModels: true, viewport: { width: 1280, height: 2400 } });

/**
 * Hits of the first run, of ten for each kind, since words count as no rarer than they are at large. A change that finds
 * less has to be explained. Before, 2 queries in another language had their note first.
 */
const firstRun = {
  words: { first: 10, firstFive: 10 },
  paraphrase: { first: 5, firstFive: 8 },
  question: { first: 10, firstFive: 10 },
  language: { first: 3, firstFive: 4 },
} as const;

test('the light encoder refines the forty queries over the sample notes', async ({ inkling, browser }) => {
  await inkling.addSampleNotes();
  await inkling.encoded(600_000);
  await expect(inkling.mainEncoder).toContainText('verified');
  const searched = await searchSample(inkling, (query) => inkling.searchRefined(query));
  writeResults('sample-refined', browser, {
    conditions: { encoder: 'light', queries_of_each_kind: searched.queriesOfEachKind },
    figures: sampleFigures('refined', searched),
  });
  expectAtLeast(searched, firstRun);
  await expectFirstFinds(inkling);
});
