import { fileURLToPath } from 'node:url';
import type { Browser } from '@playwright/test';
import { serveBenchPage } from '../support/serveBenchPage';
import { expect, test } from '../support/test';
import { writeResults } from '../support/writeResults';
import { passagesOf, readWords } from './starter/readWords';
import type { StarterTask } from './starter/StarterBenchApi';

/** Notes to encode: another folder of .md and .txt files, or the sample. */
const folder = process.env['INKLING_NOTES'] ?? fileURLToPath(new URL('../../public/sample/', import.meta.url));

const starterFolder = fileURLToPath(new URL('../../public/starter/', import.meta.url));

const WORDS = 200;
const ROUNDS = 7;
const LOADS = 5;
const QUERIES = 3000;

test('the starter', async ({ browser }) => {
  const words = readWords(folder);
  const passages = passagesOf(words, WORDS);
  const queries = Array.from({ length: QUERIES }, (_, index) => {
    const start = (index * 37) % (words.length - 10);
    return words.slice(start, start + 2 + (index % 8)).join(' ');
  });
  expect(passages.length).toBeGreaterThan(20);
  const served = await serveBenchPage('starter', { starter: [starterFolder] });
  try {
    const loads: { readonly load: number; readonly json: number; readonly tokenizer: number }[] = [];
    for (let load = 0; load < LOADS; load++) loads.push(await loadOnce(browser, served.address));
    const page = await browser.newPage();
    await page.goto(served.address);
    await page.evaluate(() => globalThis.starterBench.start());
    const run = (task: StarterTask): Promise<number> =>
      page.evaluate(([name, texts]) => globalThis.starterBench.run(name, texts), [task, passages] as const);
    const tasks = [
      'encode fresh',
      'encode again',
      'encode plainly',
      'tokenize fresh',
      'tokenize again',
      'tokenize plainly',
    ] as const;
    const times = new Map<StarterTask, number[]>(tasks.map((task) => [task, []]));
    for (let round = 0; round <= ROUNDS; round++) {
      for (const task of tasks) {
        const milliseconds = await run(task);
        // The first round compiles.
        if (round > 0) times.get(task)!.push(milliseconds);
      }
    }
    const tokens = await page.evaluate((texts) => globalThis.starterBench.countTokens(texts), passages);
    const latencies = await page.evaluate((texts) => globalThis.starterBench.queries(texts), queries);
    await page.close();

    const of = (task: StarterTask) => median(times.get(task)!);
    const passagesPerSecond = (task: StarterTask) => Math.round((passages.length * 1000) / of(task));
    const tokensPerSecond = (task: StarterTask) => Math.round((tokens * 1000) / of(task));
    writeResults('starter', browser, {
      conditions: {
        passages: `${passages.length} of ${WORDS} words, ${Math.round(tokens / passages.length)} tokens each`,
        fresh: 'nothing in the cache of words; again: all of them',
        rounds: ROUNDS,
        queries: `${QUERIES} of 2 to 9 words`,
      },
      figures: {
        'starter.passages_per_s': passagesPerSecond('encode fresh'),
        'starter.passages_per_s_again': passagesPerSecond('encode again'),
        'starter.passages_per_s_straightforward': passagesPerSecond('encode plainly'),
        'starter.tokens_per_s': tokensPerSecond('tokenize fresh'),
        'starter.tokens_per_s_again': tokensPerSecond('tokenize again'),
        'starter.tokens_per_s_straightforward': tokensPerSecond('tokenize plainly'),
        'starter.tokenizer_speedup': hundredths(of('tokenize plainly') / of('tokenize fresh')),
        'starter.tokenizer_speedup_again': hundredths(of('tokenize plainly') / of('tokenize again')),
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
