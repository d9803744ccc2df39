import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { galleryStates } from '../src/ui/gallery/galleryStates';
import { expect, test } from './support/test';

// What the page is asked for shows nothing of itself, and has no engine: a state is there within a moment.
async function show(page: Page, name: string): Promise<void> {
  await page.goto(`./?gallery=${name}`);
  await page.waitForFunction(() => document.documentElement.dataset['gallery'] === 'shown');
}

async function violations(page: Page, rules?: readonly string[]): Promise<string[]> {
  const axe = new AxeBuilder({ page });
  const { violations: found } = await (rules === undefined ? axe : axe.withRules([...rules])).analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join('; ')}`);
}

/** What of the page cannot be reached because it lies beside it. */
async function overflowing(page: Page): Promise<number> {
  return await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
}

const states = galleryStates.map(({ name }) => name);
const halves = [states.filter((_, index) => index % 2 === 0), states.filter((_, index) => index % 2 === 1)];

for (const [half, names] of halves.entries()) {
  test(`axe finds nothing in any state, in both themes, and none is wider than a phone (${half + 1} of 2)`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    for (const name of names) {
      await page.setViewportSize({ width: 1280, height: 800 });
      await show(page, name);
      expect.soft(await violations(page), name).toEqual([]);
      // Of all rules, only contrast sees the theme.
      await page.emulateMedia({ colorScheme: 'dark' });
      expect.soft(await violations(page, ['color-contrast']), `${name}, dark`).toEqual([]);
      await page.emulateMedia({ colorScheme: 'light' });
      await page.setViewportSize({ width: 360, height: 740 });
      expect.soft(await overflowing(page), `${name}, 360 px`).toBeLessThanOrEqual(0);
    }
  });
}

test('at 200 % of zoom nothing is lost, and forced colours leave what is chosen visible', async ({ page }) => {
  // A window of 1280 px at 200 % is one of 640 px.
  await page.setViewportSize({ width: 640, height: 400 });
  for (const name of ['first-visit', 'hits', 'reading', 'settings', 'commands', 'map']) {
    await show(page, name);
    expect.soft(await overflowing(page), name).toBeLessThanOrEqual(0);
    const last = page.getByRole('dialog').or(page.locator('body')).last().getByRole('button').last();
    await last.scrollIntoViewIfNeeded();
    await expect.soft(last, name).toBeInViewport();
  }
  await page.emulateMedia({ forcedColors: 'active' });
  await show(page, 'commands');
  const chosen = page.getByRole('option', { selected: true });
  await expect(chosen).toHaveCSS('outline-style', 'solid');
});

test('what a screen reader reads, in its order', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  for (const name of ['first-visit', 'hits', 'reading', 'commands'] as const) {
    await show(page, name);
    await expect.soft(page.locator('body')).toMatchAriaSnapshot({ name: `${name}.aria.yml` });
  }
});

test.describe('photographs', () => {
  // Half the size: fonts of another machine differ less than a pane that is gone. The policy forbids the style sheet with
  // which carets are hidden.
  test.use({ deviceScaleFactor: 0.5, bypassCSP: true, triesToLeave: true });

  test('every state looks as it did', async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await page.setViewportSize({ width: 1280, height: 800 });
    for (const name of states) {
      await show(page, name);
      await expect.soft(page).toHaveScreenshot(`${name}.png`, { scale: 'device', maxDiffPixelRatio: 0.04 });
    }
  });
});
