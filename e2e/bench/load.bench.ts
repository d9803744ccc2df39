import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { measureSizes } from '../../scripts/measureSizes.mjs';
import { readJson } from '../../scripts/readJson.mjs';
import { expect, test } from '../support/test';
import { percentile, writeResults } from '../support/writeResults';

test.use({ serviceWorkers: 'allow' });

/** Loads of each kind; the median of them counts. */
const LOADS = 7;

/** Milliseconds from the start of the navigation. */
interface LoadTimes {
  /** Until the search box takes input. */
  readonly interactive: number;
  /** Until the first query can be answered by the starter. */
  readonly ready: number;
}

/** Notes when the search box and then the starter are there. */
function watchLoad(): void {
  const observer = new MutationObserver(() => {
    const note = (name: string, selector: string) => {
      if (performance.getEntriesByName(name).length === 0 && document.querySelector(selector)) performance.mark(name);
    };
    note('load:interactive', '[role="combobox"]');
    note('load:ready', '[data-testid="status-encoder"][data-state="ready"]');
  });
  observer.observe(document, { childList: true, subtree: true, attributes: true });
}

async function timesOf(page: Page): Promise<LoadTimes> {
  await expect(page.getByTestId('status-encoder')).toHaveAttribute('data-state', 'ready', { timeout: 60_000 });
  return await page.evaluate(() => {
    const at = (name: string) => performance.getEntriesByName(name)[0]?.startTime ?? Number.NaN;
    return { interactive: at('load:interactive'), ready: at('load:ready') };
  });
}

test('first, second and offline loads', async ({ browser, baseURL }) => {
  const cold: LoadTimes[] = [];
  const warm: LoadTimes[] = [];
  const offline: LoadTimes[] = [];
  for (let load = 0; load < LOADS; load += 1) {
    const context = await browser.newContext({ ...(baseURL !== undefined && { baseURL }) });
    // A main encoder would start meanwhile, at a time of its own.
    await context.route('**/models/**/*.onnx', (route) => route.abort());
    const page = await context.newPage();
    await page.addInitScript(watchLoad);
    await page.goto('./');
    cold.push(await timesOf(page));
    await page.getByRole('button', { name: '0 bytes sent' }).click();
    await expect(page.getByRole('dialog')).toContainText('The app works offline', { timeout: 60_000 });
    await page.reload();
    warm.push(await timesOf(page));
    await context.setOffline(true);
    await page.reload();
    offline.push(await timesOf(page));
    await context.close();
  }
  const median = (times: readonly LoadTimes[], what: keyof LoadTimes) =>
    percentile(
      times.map((each) => each[what]),
      0.5,
    );
  const sizes = await measureSizes(fileURLToPath(new URL('../../dist', import.meta.url)));
  const budget = (await readJson(fileURLToPath(new URL('../../budget.json', import.meta.url)))) as Record<
    string,
    number
  >;
  const budgeted = Object.fromEntries(Object.entries(budget).map(([name, most]) => [`${name}_at_most`, most]));
  writeResults('load', browser, {
    conditions: { loads_of_each_kind: LOADS, host: 'this machine, without compression', ...budgeted },
    figures: {
      ...Object.fromEntries(Object.entries(sizes).map(([name, size]) => [`load.${name}`, size])),
      'load.cold_interactive_ms': median(cold, 'interactive'),
      'load.cold_ready_ms': median(cold, 'ready'),
      'load.warm_interactive_ms': median(warm, 'interactive'),
      'load.warm_ready_ms': median(warm, 'ready'),
      'load.offline_interactive_ms': median(offline, 'interactive'),
      'load.offline_ready_ms': median(offline, 'ready'),
    },
  });
  for (const [name, size] of Object.entries(sizes)) expect(size, name).toBeLessThanOrEqual(budget[name] ?? 0);
});
