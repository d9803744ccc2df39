import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { findInstalledBrowser } from '../../scripts/findBrowser.mjs';
import { serveBenchPage } from '../support/serveBenchPage';
import { expect, test } from '../support/test';
import { writeResults } from '../support/writeResults';
import { latencies, recall } from './search/latencies';
import { choosePeers, measurePeers, speedup } from './search/measurePeers';
import { writeTexts } from './search/writeTexts';
import type { BenchFill, BenchLoad, MeasuredIndex } from './search/SearchBenchApi';

const starter = fileURLToPath(new URL('../../public/starter/', import.meta.url));

/** Other numbers of rows may be named while developing, such as "2k,10k". */
const sizes = (process.env['INKLING_ROWS'] ?? '10k,100k,1m').split(',');
/** "0" for none, because they take several minutes, or some names. */
const chosenPeers = choosePeers(process.env['INKLING_PEERS']);
/** More rows would take some peers more memory than a page has. */
const peerSizes = chosenPeers.length === 0 ? [] : sizes.filter((size) => rowsIn(size) <= 100_000);

const QUERIES = 100;
const ROUNDS = 5;
/** Like passages of notes: some tens are about the same. */
const ROWS_IN_CLUSTER = 40;
const BANDWIDTH_ROUNDS = 15;
const LOADS = 5;

/** What a browser uses that lacks something, by the size at which it is measured. */
const otherIndexes = [
  ['100k', 'one_thread', 'relaxed SIMD'],
  ['100k', 'simd', 'SIMD'],
  ['100k', 'js', 'JavaScript'],
  ['1m', 'one_thread', 'relaxed SIMD'],
] as const;

const peerConditions = {
  peers: 'float32 rows, each in a worker of a page of its own, the defaults where nothing else is said',
  peers_build: 'from float32 rows until it can be searched; given up after 90 s',
  peers_left_out: 'client-vector-search 0.2.0, because it brings a whole machine-learning runtime with it',
};

test('search', async ({ browser, folder }) => {
  const texts = await writeTexts();
  const served = await serveBenchPage('search', { starter: [starter], texts: [texts.folder] });
  const figures: Record<string, number> = {};
  const conditions: Record<string, string> = {};
  try {
    for (const size of sizes) {
      await withPage(async (page) => {
        Object.assign(figures, await measure(page, size, 'relaxed SIMD, two threads'));
        if (size === '1m') Object.assign(figures, await bandwidth(page));
      });
      await withPage(async (page) => {
        const { truth } = await fill(page, { ...rowsOf(size), of: 'texts' }, 'relaxed SIMD, two threads');
        figures[`search.${size}.texts.recall10`] = await recall(page, truth, 10);
        figures[`search.${size}.texts.recall100`] = await recall(page, truth, 100);
        figures[`search.${size}.texts.p50_ms`] = (await latencies(page, ROUNDS)).p50_ms;
      });
      Object.assign(figures, await loading(size));
    }
    for (const [size, name, index] of otherIndexes.filter(([measured]) => sizes.includes(measured))) {
      await withPage(async (page) => {
        const { truth } = await fill(page, rowsOf(size), index);
        await recall(page, truth, 10);
        const { p50_ms, p95_ms } = await latencies(page, ROUNDS);
        figures[`search.${size}.${name}.p50_ms`] = p50_ms;
        figures[`search.${size}.${name}.p95_ms`] = p95_ms;
      });
    }
    for (const size of peerSizes) {
      const measured = await measurePeers(chosenPeers, size, rowsOf(size), withPage);
      Object.assign(figures, measured.figures);
      Object.assign(conditions, measured.conditions);
    }
    Object.assign(figures, speedup(figures, '100k'));
  } finally {
    await served.close();
  }
  expect(figures[`search.${sizes.at(-1)}.recall10`]).toBeDefined();
  writeResults('search', browser, {
    conditions: {
      dimensions: 256,
      queries: QUERIES,
      rows: `seeded, ${ROWS_IN_CLUSTER} in a cluster, with a shared part`,
      latency: 'seen by the page, the index in a worker, limit 10',
      load: 'from the database of an ordinary window, opening it included',
      texts: texts.from,
      recall: 'against exact float32 scores',
      ...(peerSizes.length > 0 ? peerConditions : {}),
      ...conditions,
    },
    figures,
  });

  /**
   * Rows are stored by one page and loaded by others: nothing of them is in memory. In an ordinary window: a private one,
   * as tests have, keeps its database in memory.
   */
  async function loading(size: string): Promise<Record<string, number>> {
    const installed = await findInstalledBrowser();
    const context = await chromium.launchPersistentContext(join(folder, size), { ...installed });
    const open = async (): Promise<Page> => {
      const page = await context.newPage();
      await page.goto(served.address);
      return page;
    };
    const writer = await open();
    const { rows, clusters } = rowsOf(size);
    const bytes = await writer.evaluate((stored) => globalThis.searchBench.store(stored), { rows, clusters });
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

async function measure(page: Page, size: string, index: MeasuredIndex): Promise<Record<string, number>> {
  const { truth, bytes, ...filled } = await fill(page, rowsOf(size), index);
  const recall10 = await recall(page, truth, 10);
  const figures: Record<string, number> = {
    ...(await latencies(page, ROUNDS)),
    recall10,
    recall100: await recall(page, truth, 100),
    build_ms: Math.round(filled.buildMilliseconds),
    append_rows_per_s: Math.round(rowsIn(size) / (filled.appendMilliseconds / 1000)),
  };
  const named = Object.fromEntries(Object.entries(figures).map(([name, value]) => [`search.${size}.${name}`, value]));
  if (size !== '1m') return named;
  const call = await latencies(page, ROUNDS, 0);
  return { ...named, 'search.bytes_per_passage': tenths(bytes / rowsIn(size)), 'search.call_p50_ms': call.p50_ms };
}

async function fill(page: Page, rows: Omit<BenchFill, 'index'>, index: MeasuredIndex) {
  return await page.evaluate((each) => globalThis.searchBench.fill(each), { ...rows, index });
}

function rowsOf(size: string): Omit<BenchFill, 'index'> {
  const rows = rowsIn(size);
  return { of: 'clusters', rows, queries: QUERIES, clusters: rows / ROWS_IN_CLUSTER };
}

/** How many rows a size such as "10k" or "1m" is. */
function rowsIn(size: string): number {
  const [, count, unit] = /^(\d+)(k|m)$/.exec(size) ?? [];
  if (count === undefined) throw new Error(`"${size}" is not a number of rows. Write it like "10k" or "1m".`);
  return Number(count) * (unit === 'k' ? 1000 : 1_000_000);
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
