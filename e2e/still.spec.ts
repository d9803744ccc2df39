import { InklingPage } from './support/InklingPage';
import { LayoutShifts, type Shift } from './support/LayoutShifts';
import { expect, test } from './support/test';

/** A tenth of what the web vitals call good, for a whole visit: the sum of all shifts. */
const MOST = 0.01;

for (const width of [1280, 360]) {
  test(`nothing moves by itself at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    const shifts = await LayoutShifts.of(page);
    const inkling = new InklingPage(page);
    const moved: Shift[] = [];
    const note = async () => {
      const unasked = (await shifts.take()).filter(({ isAnswer, isInHits }) => !isAnswer && !isInHits);
      moved.push(...unasked);
    };

    // The first visit: encoder and library come later than the page.
    await inkling.open();
    await note();

    // What is added, and the notices that tell of it.
    await page.getByRole('button', { name: 'Try the sample notes' }).click();
    await expect(page.getByRole('group', { name: 'Example queries' })).toBeVisible();
    await expect.poll(async () => (await inkling.counts()).documents).toBeGreaterThan(60);
    await inkling.ingested();
    await note();

    // Hits at every key, and suggestions for an operator.
    await inkling.searchBox.pressSequentially('bread tag:');
    await expect(page.getByRole('listbox', { name: 'Suggestions' })).toBeVisible();
    await note();
    await page.keyboard.press('Escape');
    await inkling.search('bread');
    await note();

    // A document makes room for itself when it is asked for; what it holds comes a moment later.
    await inkling.hits.first().click();
    const outline = page.getByRole('button', { name: 'Outline', exact: true });
    await outline.waitFor({ state: 'attached' });
    await shifts.take();
    await expect(page.getByRole('region', { name: 'Text of the document' }).locator('mark').first()).toBeVisible();
    await note();
    await page.keyboard.press('Escape');
    await outline.waitFor({ state: 'detached' });
    await shifts.take();

    // More is read while hits are on screen.
    if (width > 1000) await inkling.paste('Boat', 'The hull needs paint, and there is bread on board.');
    await inkling.ingested();
    await note();

    const total = moved.reduce((sum, { value }) => sum + value, 0);
    expect(total, JSON.stringify(moved, null, 1)).toBeLessThan(MOST);
  });
}
