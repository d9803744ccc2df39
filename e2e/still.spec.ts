import { InklingPage } from './support/InklingPage';
import { LayoutShifts, type Shift } from './support/LayoutShifts';
import { expect, test } from './support/test';

/** A tenth of what the web vitals call good; and for the sum of all shifts, those that follow a key or a press included. */
const MOST = 0.01;

for (const width of [1280, 360]) {
  test(`nothing outside the hits moves when more arrives, at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    const shifts = await LayoutShifts.of(page);
    const inkling = new InklingPage(page);
    const moved: Shift[] = [];
    // Hits take their places at every answer; where the person reaches, they stay: see `hits.spec.ts`.
    const note = async () => {
      moved.push(...(await shifts.take()).filter(({ isInHits }) => !isInHits));
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

    const total = moved.reduce((sum, { value }) => sum + value, 0);
    expect(total, JSON.stringify(moved, null, 1)).toBeLessThan(MOST);
  });
}
