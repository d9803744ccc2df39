import type { Page } from '@playwright/test';

/** Runs a script in the engine's worker before its own code; to be called before the page is opened. */
export async function steerEngine(page: Page, script: string): Promise<void> {
  await page.context().route('**/engine.worker-*.js', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `${script}${await response.text()}` });
  });
}
