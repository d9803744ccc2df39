import { existsSync, readFileSync } from 'node:fs';
import type { Browser } from '@playwright/test';

/** The most memory that the page's process has held so far; null where the system does not tell. */
export async function peakMegabytes(browser: Browser): Promise<number | null> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const peaks = processInfo
    .filter(({ type }) => type === 'renderer')
    .map(({ id }) => `/proc/${id}/status`)
    .filter((path) => existsSync(path))
    .map((path) => Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(path, 'utf8'))?.[1] ?? 0));
  return peaks.length === 0 ? null : Math.round(Math.max(...peaks) / 1024);
}
