import type { Page } from '@playwright/test';

/** Keeps all tabs from ingesting, as another tab does that ingests; gives what lets them go on. */
export async function holdIngest(page: Page): Promise<() => Promise<void>> {
  await page.evaluate(
    () =>
      new Promise<void>((held) => {
        void navigator.locks.request('inkling-ingest', async () => {
          held();
          await new Promise<void>((letGo) => Object.assign(window, { letIngest: letGo }));
        });
      }),
  );
  return async () => await page.evaluate(() => (window as unknown as { letIngest: () => void }).letIngest());
}
