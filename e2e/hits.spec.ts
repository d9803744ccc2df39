import { fileURLToPath } from 'node:url';
import { expect, test } from './support/test';
import { writeNotes } from './support/writeNotes';

/** A tiny EmbeddingGemma with random weights: it orders hits in a way of its own. */
const tinyModel = fileURLToPath(new URL('../src/encoders/golden/tiny-embeddinggemma/', import.meta.url));

test('what is similar to a passage is found from its hit and from its document', async ({ inkling }) => {
  const { page, searchBox, hits } = inkling;
  await inkling.addSampleNotes();
  await inkling.search('pond for frogs');
  const title = await hits.first().locator('[data-title]').innerText();
  const first = await hits.first().getAttribute('id');
  await page.keyboard.press('Shift+Enter');
  await page.keyboard.press('s');
  const chip = page.getByRole('list', { name: 'Active filters' }).getByRole('listitem');
  await expect(chip).toHaveText(`similar to a passage of ${title}`);
  await expect(hits.first()).toBeVisible();
  await expect(page.locator(`[id="${first}"]`)).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(searchBox).toHaveValue('pond for frogs');
  await expect(page.locator(`[id="${first}"]`)).toBeVisible();

  await page.keyboard.press('Enter');
  const document = page.getByRole('complementary', { name: 'Document' });
  await document.getByRole('button', { name: /^Copy, find similar/ }).click();
  await page.getByRole('menuitem', { name: 'Similar to this document' }).click();
  await expect(chip).toHaveText(`similar to ${title}`);
  await expect(hits.first()).toBeVisible();
  expect(await hits.locator('[data-title]').allInnerTexts()).not.toContain(title);
  await chip.getByRole('button').click();
  await expect(searchBox).toHaveValue('pond for frogs');
});

test('a passage is copied as a quote with a link, and as a Markdown link', async ({ inkling, context }) => {
  const { page, hits } = inkling;
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await inkling.paste('Boat', 'The hull needs paint.\n\nThe diesel engine coughs when cold.');
  await inkling.ingested();
  await inkling.search('diesel engine');
  await hits.first().hover();
  await hits.first().locator('[data-menu]').click();
  await page.getByRole('menuitem', { name: 'Copy as quote with link' }).click();
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
  await expect
    .poll(clipboard)
    .toMatch(/^> Boat\n>\n> The hull needs paint\.\n>\n> The diesel.*cold\.\n>\n> — \[Boat\]\(Boat.*\.md\)\n$/);

  await page.keyboard.press('Enter');
  await page.getByRole('region', { name: 'Text of the document' }).focus();
  await page.keyboard.press('Shift+Enter');
  await page.keyboard.press('m');
  await expect.poll(clipboard).toMatch(/^\[Boat\]\(Boat.*\.md\)$/);
});

test('the second answer moves nothing that the person reaches for', async ({ inkling, folder }) => {
  const { page, searchBox } = inkling;
  const subjects = ['bread', 'trains', 'gardens', 'taxes', 'violins', 'bicycles', 'tides', 'bees'];
  await writeNotes(
    folder,
    Object.fromEntries(subjects.map((subject) => [`${subject}.md`, `What I know about ${subject}: not much yet.`])),
  );
  await inkling.addFolder(folder);
  await inkling.ingested();
  await inkling.useModelFolder(tinyModel, 'tiny-embeddinggemma', 'q4');
  await inkling.encoded();
  await inkling.searchRefined('warm up');
  const answers = async (reach: Reach) => {
    await inkling.page.mouse.move(5, 300);
    await searchBox.fill('');
    const watched = page.evaluate(watchTwoAnswers, reach);
    await searchBox.fill('what I know about gardens');
    return await watched;
  };

  // Nobody reaches for anything: the better order is taken.
  const { first, second } = await answers('nothing');
  expect(second.map(({ id }) => id)).not.toEqual(first.map(({ id }) => id));
  for (const [reach, rows] of [
    ['keys', 2],
    ['pointer', 3],
  ] as const) {
    const reached = await answers(reach);
    expect(reached.first, reach).toEqual(first);
    expect(reached.second.slice(0, rows), reach).toEqual(first.slice(0, rows));
    expect(reached.second.slice(rows), reach).not.toEqual(first.slice(rows));
  }
});

type Reach = 'nothing' | 'keys' | 'pointer';

interface Place {
  readonly id: string;
  readonly top: number;
  readonly excerpt: string;
}

/**
 * Runs in the page: waits for the starter's answer, reaches for the second or third row before the next one can come, and gives
 * the rows of this answer and of the next one.
 */
function watchTwoAnswers(reach: Reach): Promise<{ first: Place[]; second: Place[] }> {
  const rows = () => [...document.querySelectorAll('[aria-label="Hits"] [role="option"]')];
  const places = () =>
    rows().map((row) => ({
      id: row.id,
      top: row.getBoundingClientRect().top,
      excerpt: row.querySelector('p')?.textContent ?? '',
    }));
  const encoder = () => document.querySelector('[data-testid="answer-encoder"]')?.textContent;
  const move = () => {
    const row = rows()[2];
    const { x, y } = row!.getBoundingClientRect();
    for (const step of [20, 40]) {
      row?.dispatchEvent(new PointerEvent('pointermove', { bubbles: true, clientX: x + step, clientY: y + step }));
    }
  };
  const press = () =>
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }));
  return new Promise((resolve) => {
    let first: Place[] | null = null;
    const observer = new MutationObserver(() => {
      if (first === null && encoder() === 'Starter') {
        first = places();
        if (reach === 'pointer') move();
        if (reach === 'keys') press();
      } else if (first !== null && encoder() !== undefined && encoder() !== 'Starter') {
        observer.disconnect();
        const shown = first;
        // Rows are measured until the next frame.
        requestAnimationFrame(() => requestAnimationFrame(() => resolve({ first: shown, second: places() })));
      }
    });
    observer.observe(document.body, { childList: true, subtree: true, characterData: true });
  });
}
