import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, platform } from 'node:os';
import type { Browser } from '@playwright/test';

/** What was measured, and under which conditions. */
export interface Results {
  readonly conditions: Readonly<Record<string, string | number>>;
  readonly figures: Readonly<Record<string, number>>;
}

const folder = new URL('../bench/results/', import.meta.url);

/** Prints a table and writes `e2e/bench/results/<name>.json`. */
export function writeResults(name: string, browser: Browser, { conditions, figures }: Results): void {
  const machine = {
    browser: `Chromium ${browser.version()}`,
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    cores: cpus().length,
    platform: platform(),
    node: process.version,
  };
  const results: Results = { conditions: { ...machine, ...conditions }, figures };
  mkdirSync(folder, { recursive: true });
  writeFileSync(new URL(`${name}.json`, folder), `${JSON.stringify(results, null, 2)}\n`);
  const rows = Object.entries({ ...results.conditions, ...figures });
  const width = Math.max(...rows.map(([key]) => key.length)) + 2;
  console.log(['', ...rows.map(([key, value]) => `  ${key.padEnd(width)}${value}`)].join('\n'));
}

/** The value below which a share `p` of the samples lies (nearest rank), rounded to a tenth. */
export function percentile(samples: readonly number[], p: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil(p * sorted.length) - 1)] ?? Number.NaN;
  return Math.round(value * 10) / 10;
}
