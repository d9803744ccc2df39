import { expect, test } from './support/test';

test('filters are suggested while typing, shown as chips, and removed, by keyboard alone', async ({ inkling }) => {
  const { page, searchBox, hits } = inkling;
  await inkling.addSampleNotes();
  const suggestions = page.getByRole('listbox', { name: 'Suggestions' });
  const chips = page.getByRole('list', { name: 'Active filters' }).getByRole('listitem');

  await searchBox.pressSequentially('seeds tag:gar');
  await expect(suggestions.getByRole('option', { selected: true })).toContainText('garden');
  await page.keyboard.press('Tab');
  await expect(searchBox).toHaveValue('seeds tag:garden ');
  await page.keyboard.type('-path:Ga');
  await expect(suggestions.getByRole('option', { selected: true })).toContainText('Garden/');
  await page.keyboard.press('Enter');
  await expect(searchBox).toHaveValue('seeds tag:garden -path:Garden/ ');
  await expect(suggestions).toHaveCount(0);
  await expect(chips).toHaveText(['tag garden', 'not path Garden/']);
  await expect(hits.first()).toBeVisible();
  for (const path of await inkling.foundPaths()) expect(path).not.toContain('Garden/');

  // From the box on, the chips are the next stop behind its own buttons and those of the page.
  await chips.last().getByRole('button').focus();
  await page.keyboard.press('Delete');
  await expect(chips).toHaveText(['tag garden']);
  await expect.poll(() => inkling.foundPaths()).toContainEqual(expect.stringContaining('Garden/'));
  await page.keyboard.press('Delete');
  await expect(searchBox).toHaveValue('seeds');
  await expect(searchBox).toBeFocused();
});

test('filters that leave nothing are dropped with one press', async ({ inkling }) => {
  await inkling.addSampleNotes();
  await inkling.searchBox.fill('bread before:1999 -tag:work');
  await inkling.page.getByRole('button', { name: 'Drop the filters' }).click();
  await expect(inkling.searchBox).toHaveValue('bread');
  await expect(inkling.hits.first()).toBeVisible();
});

test('a search is saved, and run again after a reload', async ({ inkling }) => {
  const { page, searchBox } = inkling;
  await inkling.addSampleNotes();
  await inkling.search('a rainy day in Japan');
  await page.getByRole('button', { name: 'Save this search' }).click();
  await searchBox.fill('');
  // The address follows when typing has rested.
  await expect(page).not.toHaveURL(/#q=/);
  await page.reload();
  await inkling.ready();
  const saved = page.getByRole('region', { name: 'Saved searches' });
  await saved.getByRole('button', { name: 'a rainy day in Japan', exact: true }).click();
  await expect(inkling.hits.first()).toBeVisible();
  await expect(searchBox).toHaveValue('a rainy day in Japan');
});

test('an address runs its query over the sample notes, and follows what is typed', async ({ inkling }) => {
  const { page, searchBox } = inkling;
  await page.goto('./#q=tag%3Agarden%20frogs');
  await page.reload();
  await inkling.ready();
  await expect(searchBox).toHaveValue('tag:garden frogs');
  await inkling.addSampleNotes();
  await expect(inkling.hits.first()).toContainText(/frog/i);

  const entries = await page.evaluate(() => history.length);
  await inkling.search('bees & honey');
  await expect(page).toHaveURL(/#q=bees%20%26%20honey$/);
  expect(await page.evaluate(() => history.length)).toBe(entries);
  await page.reload();
  await inkling.ready();
  await expect(searchBox).toHaveValue('bees & honey');
  await expect(inkling.hits.first()).toBeVisible();

  // Beside notes of one's own, no query is written into the address.
  await inkling.paste('Mine', 'Something of my own about honey.');
  await inkling.ingested();
  await inkling.search('honey of my own');
  await expect(page).toHaveURL(/\/$/);
});
