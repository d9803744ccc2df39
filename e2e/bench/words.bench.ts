import { fileURLToPath } from 'node:url';
import { serveBenchPage } from '../support/serveBenchPage';
import { expect, test } from '../support/test';
import { percentile, writeResults } from '../support/writeResults';
import { commonWords } from './words/commonWords';

const starter = fileURLToPath(new URL('../../public/starter/', import.meta.url));

/** `INKLING_WORDS_PASSAGES` may ask for fewer, for a first look. */
const PASSAGES = Number(process.env['INKLING_WORDS_PASSAGES'] ?? 100_000);
/** MiniSearch takes ten times the text: it gets a tenth of the passages. */
const PEER_PASSAGES = PASSAGES / 10;
const PEER_QUERIES = 5;
const QUERIES = 100;
/** Typed while the word index still joins what was added last. */
const QUERIES_AT_ONCE = 20;
const PHRASES = 200;
const LOADS = 5;

test('words', async ({ browser }) => {
  const served = await serveBenchPage('words', { starter: [starter] });
  try {
    const page = await browser.newPage();
    await page.goto(served.address);
    const build = (count: number) =>
      page.evaluate(([passages, words]) => globalThis.wordsBench.build(passages, words), [
        count,
        commonWords(),
      ] as const);
    const small = await build(PEER_PASSAGES);
    const smallMerged = await page.evaluate(() => globalThis.wordsBench.merge());
    const smallKeystrokes = await page.evaluate((queries) => globalThis.wordsBench.type(queries), PEER_QUERIES);
    const smallLoad = await page.evaluate(() => globalThis.wordsBench.load());
    const built = await build(PASSAGES);
    const manySegments = await page.evaluate((queries) => globalThis.wordsBench.type(queries), QUERIES);
    const merged = await page.evaluate(() => globalThis.wordsBench.merge());
    const keystrokes = await page.evaluate((queries) => globalThis.wordsBench.type(queries), QUERIES);
    const phrases = await page.evaluate((count) => globalThis.wordsBench.findPhrases(count), PHRASES);
    const loads: number[] = [];
    for (let load = 0; load < LOADS; load++) loads.push(await page.evaluate(() => globalThis.wordsBench.load()));
    const peer = await page.evaluate(([count, queries]) => globalThis.wordsBench.measurePeer(count, queries), [
      PEER_PASSAGES,
      PEER_QUERIES,
    ] as const);
    const ingest = await page.evaluate((count) => globalThis.wordsBench.ingest(count), PASSAGES);
    const type = (queries: number) =>
      page.evaluate(async (count) => {
        const times: number[] = [];
        for (const query of await globalThis.wordsBench.typed(count)) {
          const startedAt = performance.now();
          await globalThis.wordsBench.search(query);
          times.push(performance.now() - startedAt);
        }
        return times;
      }, queries);
    const seenAtOnce = await type(QUERIES_AT_ONCE);
    const rest = await page.evaluate((count) => globalThis.wordsBench.rest(count), PASSAGES);
    const seen = await type(QUERIES);
    // A new page: the engine before must let go of everything.
    await page.goto(served.address);
    await page.evaluate((words) => globalThis.wordsBench.build(0, words), commonWords());
    const reopen = await page.evaluate((count) => globalThis.wordsBench.reopen(count), PASSAGES);
    expect(keystrokes.length).toBeGreaterThan(QUERIES);
    writeResults('words', browser, {
      conditions: {
        passages: `${PASSAGES} made ones of 200 words, with the word frequencies of real text`,
        queries: `${QUERIES} of three words, every prefix`,
        text_mb: Math.round(built.textBytes / 1e6),
      },
      figures: {
        'words.100k.keystroke_p95_ms': percentile(seen, 0.95),
        'words.100k.keystroke_median_ms': percentile(seen, 0.5),
        'words.100k.keystroke_p95_ms_right_after_ingest': percentile(seenAtOnce, 0.95),
        'words.100k.joined_after_ms': Math.round(rest.milliseconds),
        'words.100k.longest_hold_ms': Math.round(rest.longestHold),
        'words.100k.index_keystroke_p95_ms': percentile(keystrokes, 0.95),
        'words.100k.index_keystroke_median_ms': percentile(keystrokes, 0.5),
        'words.100k.index_keystroke_p95_ms_before_merging': percentile(manySegments, 0.95),
        'words.100k.phrase_p95_ms': percentile(phrases, 0.95),
        'words.100k.memory_ratio': hundredths(merged.indexBytes / built.textBytes),
        'words.100k.memory_ratio_before_merging': hundredths(built.indexBytes / built.textBytes),
        'words.100k.load_ms': percentile(loads, 0.5),
        'words.100k.engine_ingest_passages_per_s': Math.round((1000 * PASSAGES) / ingest),
        'words.100k.engine_open_ms': Math.round(reopen),
        'words.100k.add_per_s': Math.round((1000 * built.passages) / built.milliseconds),
        'words.100k.longest_add_ms': Math.round(built.longestAdd),
        'words.100k.merge_ms': Math.round(merged.milliseconds),
        'words.10k.index_keystroke_p95_ms': percentile(smallKeystrokes, 0.95),
        'words.10k.memory_ratio': hundredths(smallMerged.indexBytes / small.textBytes),
        'words.10k.load_ms': Math.round(smallLoad),
        'words.10k.minisearch_stored_ratio': hundredths(peer.storedBytes / small.textBytes),
        'words.10k.minisearch_keystroke_p95_ms': percentile(peer.keystrokes, 0.95),
        'words.10k.minisearch_load_ms': Math.round(peer.loadMilliseconds),
      },
    });
  } finally {
    await served.close();
  }
});

const hundredths = (value: number) => Math.round(100 * value) / 100;
