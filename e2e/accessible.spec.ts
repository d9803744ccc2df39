import type { Page } from '@playwright/test';
import { axeViolations } from './support/axeViolations';
import { expect, test } from './support/test';

/** Expects that axe finds nothing on the page as it is now, in light and in dark. */
async function expectNoViolations(page: Page, state: string): Promise<void> {
  // Of all rules, only contrast sees the theme. Colours follow a moment later, not all at once.
  await expect.poll(() => axeViolations(page), state).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await expect.poll(() => axeViolations(page, ['color-contrast']), `${state}, dark`).toEqual([]);
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
}

for (const width of [1280, 360]) {
  test(`nothing is found by axe in light and dark at ${width} px, and nothing is wider`, async ({ inkling }) => {
    const { page } = inkling;
    const isTooWide = () => page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await page.setViewportSize({ width, height: 780 });
    await expectNoViolations(page, 'first visit');

    await page.getByRole('button', { name: 'Try the sample notes' }).click();
    await expect.poll(async () => (await inkling.counts()).documents).toBeGreaterThan(60);
    await inkling.ingested();
    await expectNoViolations(page, 'sample notes');

    await inkling.search('bread');
    await expectNoViolations(page, 'hits');
    expect(await isTooWide()).toBe(false);

    await inkling.searchBox.fill('bread -type:pdf ');
    await inkling.searchBox.pressSequentially('tag:');
    await expect(page.getByRole('listbox', { name: 'Suggestions' })).toBeVisible();
    await expectNoViolations(page, 'suggestions');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Shift+Enter');
    await expect(page.getByRole('menu')).toBeVisible();
    await expectNoViolations(page, 'menu');
    expect(await isTooWide()).toBe(false);
    await page.keyboard.press('Escape');

    await inkling.hits.first().click();
    await expect(page.getByRole('article')).toBeVisible();
    await expectNoViolations(page, 'document');
  });
}
