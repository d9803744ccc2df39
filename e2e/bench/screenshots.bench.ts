import { fileURLToPath } from 'node:url';
import { expect, test } from '../support/test';

const pictures = fileURLToPath(new URL('../../public/screenshots/', import.meta.url));

const query = 'how do I keep the sourdough alive while we are away';

const views = [
  { name: 'desktop', width: 1280, height: 800, colorScheme: 'light' },
  { name: 'dark', width: 1280, height: 800, colorScheme: 'dark' },
  { name: 'phone', width: 360, height: 740, colorScheme: 'light' },
] as const;

/** The map is pictured with what is found about this. */
const mapQuery = 'noises at night';

test.use({ withModels: true });

test('the pictures of the README', async ({ inkling }) => {
  const { page } = inkling;
  await inkling.addSampleNotes();
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await inkling.encoded(300_000);
  // The time shown is to be that of an engine at work, not of its very first answer.
  for (let i = 0; i < 5; i++) await inkling.searchRefined(`${query} ${i}`);
  for (const { name, width, height, colorScheme } of views) {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme });
    await inkling.searchRefined(query);
    await expect(inkling.hits.first()).toBeVisible();
    if (name !== 'phone') await inkling.hits.first().click();
    await page.waitForTimeout(500);
    await page.screenshot({ path: `${pictures}${name}.png` });
    await page.keyboard.press('Escape');
  }

  await page.setViewportSize({ width: 1280, height: 800 });
  await page.emulateMedia({ colorScheme: 'light' });
  await inkling.searchBox.fill('');
  await page.getByRole('button', { name: 'Map of your library' }).click();
  await expect(page.getByRole('application', { name: 'Map' })).toBeVisible({ timeout: 60_000 });
  await inkling.searchRefined(mapQuery);
  await expect(page.getByText('✦ your query')).toBeVisible();
  await page.waitForTimeout(500);
  await page.screenshot({ path: `${pictures}map.png` });
});
