import { InklingPage } from './support/InklingPage';
import { LayoutShifts, type Shift } from './support/LayoutShifts';
import { expect, test } from './support/test';

/** By how much everything moved that nobody asked for, as a share of the page: see CLS. */
function total(shifts: readonly Shift[]): number {
  return shifts.reduce((sum, { value }) => sum + value, 0);
}

for (const width of [1280, 360]) {
  test(`nothing moves by itself at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    const shifts = await LayoutShifts.of(page);
    const inkling = new InklingPage(page);
    await inkling.open();
    console.log('first', JSON.stringify(await shifts.take(), null, 1));
    await page.getByRole('button', { name: 'Try the sample notes' }).click();
    await expect.poll(async () => (await inkling.counts()).documents).toBeGreaterThan(60);
    await inkling.ingested();
    console.log('sample', JSON.stringify(await shifts.take(), null, 1));
    await inkling.searchBox.pressSequentially('bread tag:', { delay: 60 });
    console.log('type', JSON.stringify(await shifts.take(), null, 1));
    await page.keyboard.press('Escape');
    await inkling.search('bread');
    await shifts.take();
    await inkling.hits.first().click();
    await expect(page.getByRole('region', { name: 'Text of the document' })).toBeVisible();
    console.log('open', JSON.stringify(await shifts.take(), null, 1));
    await page.keyboard.press('Escape');
    await inkling.paste('Boat', 'The hull needs paint. bread');
    await inkling.ingested();
    console.log('paste', JSON.stringify(await shifts.take(), null, 1), total([]));
  });
}
