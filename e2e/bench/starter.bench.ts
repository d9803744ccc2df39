import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser } from '@playwright/test';
import { serveBenchPage } from '../support/serveBenchPage';
import { expect, test } from '../support/test';
import { writeResults } from '../support/writeResults';
import { passagesOf, readWords } from './starter/readWords';
import type { StarterTask } from './starter/StarterBenchApi';

/** A vault of real notes beside the project, where it is there, else the sample. */
const places = ['../../../shared/corpora/', '../../public/sample/'].map((place) =>
  fileURLToPath(new URL(place, import.meta.url)),
);
/** Notes to encode: a folder of .md and .txt files. */
const folder = process.env['INKLING_NOTES'] ?? places.find((place) => existsSync(place))!;

const starterFolder = fileURLToPath(new URL('../../public/starter/', import.meta.url));

const WORDS = 200;
const ROUNDS = 7;
const LOADS = 5;
const QUERIES = 3000;

test('the starter', async ({ browser }) => {
  const words = readWords(folder);
  const passages = passagesOf(words, WORDS);
  const different = [...new Set(words)];
  const newWords = passagesOf(different, WORDS);
  const queries = Array.from({ length: QUERIES }, (_, index) => {
    const start = (index * 37) % (words.length - 10);
    return words.slice(start, start + 2 + (index % 8)).join(' ');
  });
  expect(newWords.length).toBeGreaterThan(20);
  const served = await serveBenchPage('starter', { starter: [starterFolder] });
  try {
    const loads: { readonly load: number; readonly json: number; readonly tokenizer: number }[] = [];
    for (let load = 0; load < LOADS; load++) loads.push(await loadOnce(browser, served.address));
    const page = await browser.newPage();
    await page.goto(served.address);
    await page.evaluate(() => globalThis.starterBench.start());
    const run = (task: StarterTask, texts: readonly string[]): Promise<number> =>
      page.evaluate(([name, chosen]) => globalThis.starterBench.run(name, chosen), [task, texts] as const);
    const measured = [
      ['encode fresh', passages],
      ['encode again', passages],
      ['encode plainly', passages],
      ['tokenize fresh', passages],
      ['tokenize again', passages],
      ['tokenize plainly', passages],
      ['encode fresh', newWords],
      ['tokenize fresh', newWords],
    ] as const;
    const times = measured.map((): number[] => []);
    for (let round = 0; round <= ROUNDS; round++) {
      for (const [index, [task, texts]] of measured.entries()) {
        const milliseconds = await run(task, texts);
        // The first round compiles.
        if (round > 0) times[index]!.push(milliseconds);
      }
    }
    const tokens = await page.evaluate((texts) => globalThis.starterBench.countTokens(texts), passages);
    const latencies = await page.evaluate((texts) => globalThis.starterBench.queries(texts), queries);
    await page.close();

    const of = (task: StarterTask, texts = passages) =>
      median(times[measured.findIndex((each) => each[0] === task && each[1] === texts)]!);
    const perSecond = (count: number, milliseconds: number) => Math.round((count * 1000) / milliseconds);
    const passagesPerSecond = (task: StarterTask, texts = passages) => perSecond(texts.length, of(task, texts));
    const tokensPerSecond = (task: StarterTask) => perSecond(tokens, of(task));
    writeResults('starter', browser, {
      conditions: {
        passages: `${passages.length} of ${WORDS} words, ${Math.round(tokens / passages.length)} tokens each`,
        words: `${different.length} different ones of ${words.length}, from the first passage on: nothing is known before`,
        'known words': 'the same passages again',
        'new words': `each different word once: ${newWords.length} passages`,
        rounds: ROUNDS,
        queries: `${QUERIES} of 2 to 9 words`,
      },
      figures: {
        'starter.passages_per_s': passagesPerSecond('encode fresh'),
        'starter.new_words_percent': Math.round((1000 * different.length) / words.length) / 10,
        'starter.passages_per_s_known_words': passagesPerSecond('encode again'),
        'starter.passages_per_s_new_words': passagesPerSecond('encode fresh', newWords),
        'starter.passages_per_s_straightforward': passagesPerSecond('encode plainly'),
        'starter.tokens_per_s': tokensPerSecond('tokenize fresh'),
        'starter.tokens_per_s_known_words': tokensPerSecond('tokenize again'),
        'starter.tokens_per_s_straightforward': tokensPerSecond('tokenize plainly'),
        'starter.tokenizer_speedup': hundredths(of('tokenize plainly') / of('tokenize fresh')),
        'starter.tokenizer_speedup_known_words': hundredths(of('tokenize plainly') / of('tokenize again')),
        'starter.query_p50_ms': quantile(latencies, 0.5),
        'starter.query_p99_ms': quantile(latencies, 0.99),
        'starter.load_ms': Math.round(median(loads.map(({ load }) => load))),
        'starter.load_json_ms': Math.round(median(loads.map(({ json }) => json))),
        'starter.load_tokenizer_again_ms': Math.round(median(loads.map(({ tokenizer }) => tokenizer))),
      },
    });
  } finally {
    await served.close();
  }
});

/** In a fresh page and worker, where nothing is compiled yet. */
async function loadOnce(browser: Browser, address: string) {
  const page = await browser.newPage();
  await page.goto(address);
  const start = await page.evaluate(() => globalThis.starterBench.start());
  await page.close();
  return start;
}

/** The value below which a share `p` of the samples lies (nearest rank), to a thousandth. */
function quantile(samples: readonly number[], p: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  return Math.round(1000 * sorted[Math.max(0, Math.ceil(p * sorted.length) - 1)]!) / 1000;
}

const median = (samples: readonly number[]) => quantile(samples, 0.5);
const hundredths = (value: number) => Math.round(100 * value) / 100;
