import type { Locator, Page } from '@playwright/test';
import { axeViolations } from './support/axeViolations';
import type { InklingPage } from './support/InklingPage';
import { needle, writeReadingFiles } from './support/readingFiles';
import { expect, test } from './support/test';

/** Opens the first hit of a query, as soon as it is there to be opened. */
async function openFirst(inkling: InklingPage, query: string): Promise<void> {
  await inkling.search(query);
  await expect(inkling.hits.first()).toHaveAttribute('aria-selected', 'true');
  await inkling.hits.first().click();
}

const textOf = (page: Page): Locator => page.getByRole('region', { name: 'Text of the document' });

test('documents of every kind are laid out, and nothing in them runs', async ({ inkling, folder }) => {
  const { page } = inkling;
  await inkling.addFiles(...(await writeReadingFiles(folder, 20_000)));
  await inkling.ingested();
  const title = await page.title();
  const text = textOf(page);

  await openFirst(inkling, 'grease the winches title:spring');
  await expect(text.getByRole('heading', { name: 'Tasks' })).toBeVisible();
  await expect(text.getByRole('listitem').first()).toHaveText('☑ Order antifouling');
  await expect(text.getByRole('cell', { name: '12' })).toBeVisible();
  await expect(text.getByText('A drawing of the boat')).toBeAttached();
  await expect(text.locator('img, script')).toHaveCount(0);
  await expect(text.getByRole('link')).toHaveCount(1);
  await expect(text.getByRole('link')).toHaveAttribute('rel', 'noopener noreferrer');
  await expect(text.locator('mark').filter({ hasText: 'winches' })).not.toHaveCount(0);
  await text.getByText('this').click();
  const hebrew = text.getByText('הסירה');
  expect(await hebrew.evaluate((element) => getComputedStyle(element).direction)).toBe('rtl');
  expect(await axeViolations(page)).toEqual([]);

  await text.getByRole('button', { name: 'Hull > Below the water' }).click();
  await expect(text.getByRole('heading', { name: 'Below the water' })).toBeInViewport();
  expect(await page.title()).toBe(title);
});

test('code has colours and numbers, values stand in a table, letters say who wrote', async ({ inkling, folder }) => {
  const { page } = inkling;
  await inkling.addFiles(...(await writeReadingFiles(folder, 20_000)));
  await inkling.ingested();
  const text = textOf(page);
  await openFirst(inkling, 'engine title:warmup');
  await expect(text.locator('[data-line="9"]')).toContainText('export const html');
  await expect(text.locator('[class*=keyword]').first()).toHaveText('export');
  expect(await axeViolations(page)).toEqual([]);

  await openFirst(inkling, 'harbour type:csv');
  await expect(text.getByRole('columnheader')).toHaveText(['Harbour', 'Country', 'Depth', 'Remarks']);
  await expect(text.getByRole('row').nth(3).getByRole('cell')).toHaveText(['Mandal', 'Norway', '', 'quiet']);

  await openFirst(inkling, 'winches type:eml');
  await expect(text.getByRole('definition').first()).toHaveText('Ada Berg <ada@example.org>');
});

test('a long text opens at its passage, is searched to its end, and only what is in view exists', async ({
  inkling,
  folder,
}) => {
  const { page } = inkling;
  await inkling.addFiles(...(await writeReadingFiles(folder, 1_000_000)));
  await inkling.ingested();
  await openFirst(inkling, `"${needle}"`);
  const text = textOf(page);
  await expect(text.getByText(`Here hangs ${needle}.`)).toBeInViewport();
  expect(await text.locator('p').count()).toBeLessThan(1000);

  await text.focus();
  await page.keyboard.press('Control+f');
  const field = page.getByRole('textbox', { name: 'Find in this document' });
  await field.fill('day 1. ');
  await expect(text.locator('[data-current]')).toHaveText('Day 1.');
  await expect(text.locator('[data-current]')).toBeInViewport();
  await field.fill('The Wind  came');
  await expect(page.getByRole('search', { name: 'Find in this document' })).toContainText('of more than 5,000');
  await page.keyboard.press('F3');
  await expect(text.locator('[data-current]')).toBeInViewport();
  await page.keyboard.press('Escape');
  await expect(field).toHaveCount(0);
  await expect(text).toBeFocused();
});
