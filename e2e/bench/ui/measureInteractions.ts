import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from '@playwright/test';
import type { InklingPage } from '../../support/InklingPage';
import { typeQueries } from '../../support/typeQueries';
import { percentile } from '../../support/writeResults';

const sampleNotes = fileURLToPath(new URL('../../../public/sample/', import.meta.url));
const COPIES = 60;
/** Chromium reports no interaction that was quicker, in milliseconds. */
const LEAST_REPORTED = 16;
const texts = [
  'how do I keep the sourdough alive',
  'train to vienna',
  'what the physio said',
  'noises at night',
  'bees',
];

/**
 * Types while notes are ingested; gives the 95th percentile of interaction to next paint of all keystrokes, in
 * milliseconds, as Chromium reports it (in steps of 8), and how many there were.
 */
export async function measureInteractions(inkling: InklingPage, folder: string) {
  const { page } = inkling;
  const background = join(folder, 'Copies');
  for (let copy = 0; copy < COPIES; copy++) cpSync(sampleNotes, join(background, String(copy)), { recursive: true });
  await inkling.addFolder(background);
  await expect(inkling.ingest).toBeVisible({ timeout: 60_000 });
  await page.evaluate(() => {
    const longest = new Map<number, number>();
    Reflect.set(window, 'longestOf', longest);
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as PerformanceEventTiming[]) {
        const { interactionId } = entry as PerformanceEventTiming & { readonly interactionId: number };
        if (interactionId > 0) longest.set(interactionId, Math.max(longest.get(interactionId) ?? 0, entry.duration));
      }
    }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
  });
  let typed = 0;
  for (const text of texts) {
    await typeQueries(inkling, [text]);
    typed += text.length;
    if ((await inkling.ingest.count()) === 0) break;
  }
  const reported = await page.evaluate(() => [...(Reflect.get(window, 'longestOf') as Map<number, number>).values()]);
  const quick = Array.from({ length: Math.max(0, typed - reported.length) }, () => LEAST_REPORTED);
  return { p95: percentile([...reported, ...quick], 0.95), keystrokes: typed };
}
