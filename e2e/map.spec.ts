import type { Locator } from '@playwright/test';
import { axeViolations } from './support/axeViolations';
import { expect, test } from './support/test';

/** Where an element is once it is at rest: what comes beside the map makes it smaller. */
async function restingBox(locator: Locator) {
  let box = await locator.boundingBox();
  const isStill = async () => {
    const before = JSON.stringify(box);
    box = await locator.boundingBox();
    return box !== null && JSON.stringify(box) === before;
  };
  await expect.poll(isStill, { intervals: [200] }).toBe(true);
  return box!;
}

test('the library is a map: a query draws its hits on it, a click opens a passage, a lasso and the legend confine the search', async ({
  inkling,
}) => {
  const { page, hits, searchBox } = inkling;
  await inkling.addSampleNotes();
  await page.getByRole('button', { name: 'Map of your library' }).click();
  const map = page.getByRole('application', { name: 'Map' });
  await expect(map).toBeVisible();
  await expect(page.getByRole('table', { name: 'Documents by language' })).toContainText('German');

  // The legend names topics by words, and each opens its passages.
  const topics = page.getByRole('list', { name: 'Parts of the map by topic' }).getByRole('button');
  expect(await topics.count()).toBeGreaterThan(3);
  await topics.first().press('Enter');
  await expect(hits.first()).toBeVisible();
  await expect(topics.first()).toHaveAttribute('aria-pressed', 'true');
  await page.getByRole('button', { name: /^Search everywhere again/ }).click();
  await expect(hits).toHaveCount(0);

  // A query and its hits are drawn.
  await searchBox.fill('how do I keep the sourdough alive');
  await expect(hits.first()).toBeVisible();
  await expect(map).toHaveAccessibleDescription(/\d+ hits of the query are marked/);
  const query = page.getByText('✦ your query');
  await expect(query).toBeVisible();

  // A line around the query's place keeps its hits; one around an empty corner holds nothing.
  const place = await restingBox(query);
  await page.getByRole('button', { name: 'Select an area' }).click();
  const [x, y] = [place.x + place.width / 2, place.y + place.height / 2];
  await page.mouse.move(x - 70, y - 70);
  await page.mouse.down();
  for (const [dx, dy] of [
    [70, -70],
    [70, 70],
    [-70, 70],
    [-70, -68],
  ] as const)
    await page.mouse.move(x + dx, y + dy, { steps: 4 });
  await page.mouse.up();
  const chip = page.getByRole('button', { name: /Selected area · \d+/ });
  await expect(chip).toBeVisible();
  const within = Number(/· (\d+)/.exec((await chip.textContent()) ?? '')![1]);
  expect(within).toBeGreaterThan(0);
  await expect.poll(async () => Number(await hits.first().getAttribute('aria-setsize'))).toBeLessThanOrEqual(within);
  await chip.click();

  // A click on a point opens its document.
  await page.keyboard.press('Escape');
  const box = await restingBox(map);
  for (let step = 0; step < 400; step++) {
    await page.mouse.move(
      box.x + 20 + ((step * 37) % (box.width - 40)),
      box.y + 60 + ((step * 23) % (box.height - 80)),
    );
    // The page tells with its next picture.
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
    if ((await map.getAttribute('data-over')) !== null) break;
  }
  await expect(map).toHaveAttribute('data-over');
  await page.mouse.down();
  await page.mouse.up();
  await expect(page.getByRole('complementary', { name: 'Document' }).getByRole('article')).toBeVisible();

  // Kept: opened again after a reload, it is there without being drawn.
  await page.reload();
  await inkling.ready();
  await page.getByRole('button', { name: 'Map of your library' }).click();
  await expect(map).toBeVisible();
  expect(await axeViolations(page)).toEqual([]);
});
