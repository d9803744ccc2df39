import type { Page } from '@playwright/test';
import { serveBenchPage } from '../support/serveBenchPage';
import { expect, test } from '../support/test';
import { writeResults } from '../support/writeResults';
import type { BenchLoad, MeasuredIndex } from './search/SearchBenchApi';

const sizes = { '10k': 10_000, '100k': 100_000, '1m': 1_000_000 } as const;
type Size = keyof typeof sizes;

const QUERIES = 100;
const ROUNDS = 5;
/** Like passages of notes: some tens are about the same. */
const ROWS_IN_CLUSTER = 40;
const BANDWIDTH_ROUNDS = 15;
const LOADS = 3;

test('search', async ({ browser }) => {
  const served = await serveBenchPage('search');
  const figures: Record<string, number> = {};
  try {
    for (const size of Object.keys(sizes) as Size[]) {
      await withPage(async (page) => {
        Object.assign(figures, await measure(page, size, 'relaxed SIMD'));
        if (size === '1m') Object.assign(figures, await bandwidth(page));
      });
      Object.assign(figures, await loading(size));
    }
    for (const [name, index] of [
      ['simd', 'SIMD'],
      ['js', 'JavaScript'],
    ] as const) {
      await withPage(async (page) => {
        const { p50_ms, p95_ms } = await latencies(page, '100k', index);
        figures[`search.100k.${name}.p50_ms`] = p50_ms;
        figures[`search.100k.${name}.p95_ms`] = p95_ms;
      });
    }
  } finally {
    await served.close();
  }
  expect(figures['search.1m.recall10']).toBeDefined();
  writeResults('search', browser, {
    conditions: {
      dimensions: 256,
      queries: QUERIES,
      rows: `seeded, ${ROWS_IN_CLUSTER} in a cluster, with a shared part`,
      latency: 'seen by the page, the index in a worker, limit 10',
      recall: 'against exact float32 scores',
    },
    figures,
  });

  /** Rows are stored by one page and loaded by others: nothing of them is in memory. */
  async function loading(size: Size): Promise<Record<string, number>> {
    const context = await browser.newContext();
    const open = async (): Promise<Page> => {
      const page = await context.newPage();
      await page.goto(served.address);
      return page;
    };
    const writer = await open();
    const rows = sizes[size];
    const bytes = await writer.evaluate((fill) => globalThis.searchBench.store(fill), {
      rows,
      clusters: rows / ROWS_IN_CLUSTER,
    });
    await writer.close();
    const loads: BenchLoad[] = [];
    for (let load = 0; load < LOADS; load++) {
      const page = await open();
      loads.push(await page.evaluate(() => globalThis.searchBench.load()));
      await page.close();
    }
    await context.close();
    expect(loads.map((load) => load.rows)).toEqual(loads.map(() => rows));
    const median = (values: readonly number[]) => Math.round(values.toSorted((a, b) => a - b)[Math.floor(LOADS / 2)]!);
    return {
      [`search.${size}.load_ms`]: median(loads.map(({ all }) => all)),
      [`search.${size}.load_first_answer_ms`]: median(loads.map(({ firstAnswer }) => firstAnswer)),
      ...(size === '1m' ? { 'search.bytes_per_passage_on_disk': tenths(bytes / rows) } : {}),
    };
  }

  /** A page of its own for each index, so that none has the memory of another. */
  async function withPage(work: (page: Page) => Promise<void>): Promise<void> {
    const page = await browser.newPage();
    await page.goto(served.address);
    await work(page);
    await page.close();
  }
});

async function measure(page: Page, size: Size, index: MeasuredIndex): Promise<Record<string, number>> {
  const { p50_ms, p95_ms, ...filled } = await latencies(page, size, index);
  const recall10 = await recall(page, filled.truth, 10);
  const recall100 = await recall(page, filled.truth, 100);
  const figures: Record<string, number> = {
    p50_ms,
    p95_ms,
    recall10,
    recall100,
    append_rows_per_s: Math.round(sizes[size] / (filled.appendMilliseconds / 1000)),
  };
  const named = Object.fromEntries(Object.entries(figures).map(([name, value]) => [`search.${size}.${name}`, value]));
  return size === '1m' ? { ...named, 'search.bytes_per_passage': tenths(filled.bytes / sizes[size]) } : named;
}

async function latencies(page: Page, size: Size, index: MeasuredIndex) {
  const filled = await page.evaluate((fill) => globalThis.searchBench.fill(fill), {
    rows: sizes[size],
    queries: QUERIES,
    clusters: sizes[size] / ROWS_IN_CLUSTER,
    index,
  });
  const search = (rounds: number) => page.evaluate((times) => globalThis.searchBench.search(10, times), rounds);
  await search(1);
  const { milliseconds } = await search(ROUNDS);
  const sorted = milliseconds.toSorted((a, b) => a - b);
  const at = (share: number) => hundredths(sorted[Math.ceil(share * sorted.length) - 1]!);
  return { ...filled, p50_ms: at(0.5), p95_ms: at(0.95) };
}

async function recall(page: Page, truth: readonly (readonly number[])[], limit: number): Promise<number> {
  const { found } = await page.evaluate((rows) => globalThis.searchBench.search(rows, 1), limit);
  const shares = found.map((rows, query) => {
    const expected = new Set(truth[query]!.slice(0, limit));
    return rows.filter((row) => expected.has(row)).length / limit;
  });
  return Math.round((1e4 * shares.reduce((sum, share) => sum + share, 0)) / shares.length) / 1e4;
}

async function bandwidth(page: Page): Promise<Record<string, number>> {
  const { scan, inOrder, fourStreams } = await page.evaluate(
    (rounds) => globalThis.searchBench.bandwidth(rounds),
    BANDWIDTH_ROUNDS,
  );
  return {
    'search.int8_scan_gb_per_s': tenths(scan),
    'search.read_gb_per_s': tenths(Math.max(inOrder, fourStreams)),
    'search.int8_bandwidth_share': hundredths(scan / Math.max(inOrder, fourStreams)),
  };
}

const tenths = (value: number) => Math.round(10 * value) / 10;
const hundredths = (value: number) => Math.round(100 * value) / 100;
