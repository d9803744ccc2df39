import type { Page } from '@playwright/test';
import axe from 'axe-core';

/**
 * What axe finds in the open dialog, behind which nothing can be used, or on the whole page: by all rules, or by these. A
 * sentence for each, with the elements meant.
 */
export async function axeViolations(page: Page, rules: readonly string[] = []): Promise<string[]> {
  // Once for each load of the page: its source is half a megabyte.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  return await page.evaluate(async (chosen) => {
    const runOnly = chosen.length > 0 ? { runOnly: [...chosen] } : {};
    const looked = document.querySelector('dialog[open]') ?? document;
    const options = { resultTypes: ['violations' as const], ...runOnly };
    const found = await (Reflect.get(window, 'axe') as typeof axe).run(looked, options);
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => String(target)).join('; ')}`);
  }, rules);
}
