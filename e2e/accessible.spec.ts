import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './support/test';

/** What axe finds on the page as it is now, of the gravest two kinds. */
async function graveViolations(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => `${id}: ${help} (${nodes.map(({ target }) => target.join(' ')).join('; ')})`);
}

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1280, 360]) {
    test(`no serious violation in ${colorScheme} at ${width} px`, async ({ inkling }) => {
      const { page } = inkling;
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width, height: 780 });
      expect(await graveViolations(page)).toEqual([]);

      await page.getByRole('button', { name: 'Try the sample notes' }).click();
      await expect.poll(async () => (await inkling.counts()).documents).toBeGreaterThan(60);
      await expect(inkling.ingest).toHaveCount(0);
      expect(await graveViolations(page)).toEqual([]);

      await inkling.search('bread');
      expect(await graveViolations(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);

      await inkling.searchBox.fill('bread -type:pdf ');
      await inkling.searchBox.pressSequentially('tag:');
      await expect(page.getByRole('listbox', { name: 'Suggestions' })).toBeVisible();
      expect(await graveViolations(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.keyboard.press('Shift+Enter');
      await expect(page.getByRole('menu')).toBeVisible();
      expect(await graveViolations(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
      await page.keyboard.press('Escape');

      await inkling.hits.first().click();
      await expect(page.getByText(/matches|Matches|passage/i).first()).toBeAttached();
      expect(await graveViolations(page)).toEqual([]);
    });
  }
}
