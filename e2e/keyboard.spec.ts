import type { Locator, Page } from '@playwright/test';
import { expect, test } from './support/test';

/** Presses Tab until an element has the focus. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 30; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  await expect(target).toBeFocused();
}

/** Whether an element that is there has the focus, or something in it. */
async function holdsFocus(target: Locator): Promise<boolean> {
  return await target.evaluateAll((elements) => elements.some((element) => element.contains(document.activeElement)));
}

/** What to type into the palette, and the title of the dialog that it opens. */
const dialogs = [
  ['settings', 'Settings'],
  ['backup', 'Backup'],
  ['limits', 'Limits'],
  ['language', 'Language'],
  ['choose encoder', 'Encoders'],
  ['privacy', '0 bytes sent'],
  ['documents of', 'Documents of “Sample notes”'],
  ['remove sample', 'Remove “Sample notes”?'],
  ['delete everything', 'Delete everything?'],
  ['paste', 'Paste text'],
] as const;

test('everything a search needs works without a mouse', async ({ inkling }) => {
  const { page, searchBox, hits } = inkling;
  const openPalette = async () => {
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('combobox', { name: 'Command or search' })).toBeFocused();
  };
  await expect(searchBox).toBeFocused();

  // The first visit: the sample is one button away.
  const sample = page.getByRole('button', { name: 'Try the sample notes' });
  await tabTo(page, sample);
  await page.keyboard.press('Enter');
  await inkling.source('Sample notes').waitFor();
  await inkling.ingested();

  // The box has the focus again, and from anywhere else `/` gives it back.
  await expect(searchBox).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('/');
  await expect(searchBox).toBeFocused();
  await expect(searchBox).toHaveValue('');
  await page.keyboard.type('bread in the oven');
  await inkling.answered('bread in the oven');
  await expect(hits.first()).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  const active = page.locator(`[id="${await searchBox.getAttribute('aria-activedescendant')}"]`);
  await expect(active).toHaveAttribute('aria-selected', 'true');
  const title = await active.locator('[data-title]').innerText();

  await page.keyboard.press('Enter');
  const document = page.getByRole('complementary', { name: 'Document' });
  await expect(document.getByRole('heading', { name: title }).first()).toBeVisible();
  // From the box over the library and the hits to the document.
  for (let region = 0; region < 3; region++) await page.keyboard.press('F6');
  await expect.poll(() => holdsFocus(document)).toBe(true);
  await page.keyboard.press('Control+f');
  const find = document.getByRole('textbox', { name: 'Find in this document' });
  await expect(find).toBeFocused();
  await page.keyboard.type('the');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(find).toHaveCount(0);
  expect(await holdsFocus(document)).toBe(true);
  // What a command opens beside the text has the focus, and gives it back to the text.
  for (const [command, name] of [
    ['outline', 'Outline'],
    ['similar passages', 'Similar passages'],
  ] as const) {
    await openPalette();
    await page.keyboard.type(command);
    await page.keyboard.press('Enter');
    const panel = document.getByRole('region', { name });
    await expect.poll(() => holdsFocus(panel), name).toBe(true);
    const entry = panel.getByRole('list').getByRole('button').first();
    await entry.waitFor();
    await tabTo(page, entry);
    await page.keyboard.press('Escape');
    await expect(panel).toHaveCount(0);
    expect(await holdsFocus(document)).toBe(true);
  }
  await page.keyboard.press('Escape');
  await expect(document).toHaveCount(0);
  await expect(searchBox).toBeFocused();
  await expect(searchBox).toHaveValue('bread in the oven');
  await page.keyboard.press('Escape');
  await expect(searchBox).toHaveValue('');

  await page.keyboard.press('Alt+ArrowUp');
  await expect(searchBox).toHaveValue('bread in the oven');
  await page.keyboard.press('Escape');

  await page.keyboard.press('Tab');
  // Everything else has words: the palette finds them, and gives the focus back.
  // Every dialog is a command away, takes the focus and gives it back.
  for (const [command, name] of dialogs) {
    await page.keyboard.press('/');
    await openPalette();
    await page.keyboard.type(command);
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name, exact: true });
    await expect.poll(() => holdsFocus(dialog), name).toBe(true);
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
    await expect(searchBox).toBeFocused();
  }
  await page.keyboard.press('Tab');
  await openPalette();
  await page.keyboard.type('map open');
  await page.keyboard.press('Enter');
  const map = page.getByRole('application', { name: 'Map' });
  await expect(map).toBeVisible();
  // What a line around passages does with a mouse: closer, and only what is in view then.
  await tabTo(page, map);
  await page.keyboard.press('+');
  await page.keyboard.press('+');
  await page.keyboard.press('Enter');
  const within = page.getByRole('button', { name: /Selected area · \d+/ });
  await expect(within).toBeVisible();
  const { passages } = await inkling.counts();
  expect(Number(/· (\d+)/.exec((await within.textContent()) ?? '')![1])).toBeLessThan(passages);
  await openPalette();
  await page.keyboard.type('everywhere');
  await page.keyboard.press('Enter');
  await expect(within).toHaveCount(0);
  await openPalette();
  await page.keyboard.type('close map');
  await page.keyboard.press('Enter');
  await expect(map).toHaveCount(0);
  await openPalette();
  await page.keyboard.type('bread that is not beer');
  await page.keyboard.press('Enter');
  await expect(searchBox).toBeFocused();
  await expect(searchBox).toHaveValue('bread that is not beer');
  await page.keyboard.press('Escape');

  await page.keyboard.press('Tab');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('a source is removed, and a text pasted, by keyboard alone', async ({ inkling }) => {
  const { page } = inkling;
  await tabTo(page, page.getByRole('button', { name: 'Paste text' }).first());
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByLabel('Text')).toBeFocused();
  await page.keyboard.type('Oats, apples and a light bulb for the hall.');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.type('Shopping');
  await tabTo(page, dialog.getByRole('button', { name: 'Add to library' }));
  await page.keyboard.press('Enter');
  await inkling.ingested();
  await expect.poll(() => inkling.counts()).toEqual({ documents: 1, passages: 1 });

  await tabTo(page, page.getByRole('button', { name: 'Remove Pasted text' }));
  await page.keyboard.press('Enter');
  await expect(dialog).toBeVisible();
  await tabTo(page, dialog.getByRole('button', { name: 'Remove' }));
  await page.keyboard.press('Enter');
  await expect.poll(() => inkling.counts()).toEqual({ documents: 0, passages: 0 });
});
