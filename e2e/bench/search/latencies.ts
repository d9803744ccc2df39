import type { Page } from '@playwright/test';

export interface Latencies {
  readonly p50_ms: number;
  readonly p95_ms: number;
}

/**
 * Searches every query `rounds` times for `limit` rows; `recall` should have searched once before, so that code is warm.
 * With a limit of 0 nothing is searched: what is left is the call to the worker and back.
 */
export async function latencies(page: Page, rounds: number, limit = 10): Promise<Latencies> {
  const { milliseconds } = await page.evaluate(([most, times]) => globalThis.searchBench.search(most, times), [
    limit,
    rounds,
  ] as const);
  const sorted = milliseconds.toSorted((a, b) => a - b);
  const at = (share: number) => Math.round(100 * sorted[Math.ceil(share * sorted.length) - 1]!) / 100;
  return { p50_ms: at(0.5), p95_ms: at(0.95) };
}

/** The share of the first `limit` rows of the truth that is found. */
export async function recall(page: Page, truth: readonly (readonly number[])[], limit: number): Promise<number> {
  const { found } = await page.evaluate((rows) => globalThis.searchBench.search(rows, 1), limit);
  const shares = found.map((rows, query) => {
    const expected = new Set(truth[query]!.slice(0, limit));
    return rows.filter((row) => expected.has(row)).length / limit;
  });
  return Math.round((1e4 * shares.reduce((sum, share) => sum + share, 0)) / shares.length) / 1e4;
}
