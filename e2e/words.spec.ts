import { expect, test } from './support/test';

// Tall, so that all hits are in view: the list holds no others.
test.use({ viewport: { width: 1280, height: 2400 } });

/** Queries in the languages of the notes, and one for each note whose words the starter alone does not know. */
const queries = [
  ['wie lange geht der Hefeteig für den Zwetschgenkuchen', 'Recipes/Zwetschgenkuchen von Oma.md'],
  ['Anlage V Werbungskosten', 'Money/Steuererklärung Wohnung Hannover.md'],
  ['quién compra los globos para la fiesta', 'Family/Fiesta sorpresa para Carmen.md'],
  ['caminar con mi padre hasta Santiago', 'Travel/El Camino con papá.md'],
  ['番茄炒蛋里的糖是为了什么', 'Recipes/番茄炒蛋.md'],
  ['红楼梦', 'Books/红楼梦读书笔记.md'],
  ['京都の雨', 'Travel/雨の京都.md'],
  ['陶芸', 'Journal/初めての陶芸.md'],
  ['Mr Lindqvist', 'Health/Knee rehab.md'],
  ['IMG_20240317_1405', 'Code/Regex scraps.md'],
] as const;

test('queries in German, Spanish, Chinese and Japanese, names and codes find their notes', async ({ inkling }) => {
  await inkling.addSampleNotes();
  for (const [query, path] of queries) {
    await inkling.search(query);
    expect.soft((await inkling.foundPaths())[0], query).toBe(path);
  }
});

test('operators select notes, also after a reload', async ({ inkling }) => {
  await inkling.addSampleNotes();
  const check = async () => {
    await inkling.search('"not the baking powder"');
    const exact = await inkling.foundPaths();
    await inkling.search('bread path:Recipes/');
    const recipes = await inkling.foundPaths();
    expect(recipes.length).toBeGreaterThan(0);
    expect(recipes.every((path) => path.startsWith('Recipes/'))).toBe(true);
    await inkling.search('bread path:Recipes/ -sourdough');
    expect(await inkling.foundPaths()).not.toContain('Recipes/Sourdough starter.md');
    await inkling.search('lang:ja');
    expect((await inkling.foundPaths()).toSorted()).toEqual(['Journal/初めての陶芸.md', 'Travel/雨の京都.md']);
    await inkling.search('type:html train');
    expect((await inkling.foundPaths()).every((path) => path.endsWith('.html'))).toBe(true);
    return exact;
  };
  const before = await check();
  await inkling.page.reload();
  await inkling.ready();
  expect(await check()).toEqual(before);
});

test('a name is found while it is typed, its letters marked, and with a typing error', async ({ inkling }) => {
  await inkling.addSampleNotes();
  await inkling.search('lindq');
  await expect(inkling.hits.first()).toContainText('Lindqvist');
  await expect(inkling.hits.first().locator('mark').first()).toHaveText('Lindqvist');
  await inkling.search('Lindquist ');
  await expect(inkling.hits.first().locator('mark').first()).toHaveText('Lindqvist');
});
