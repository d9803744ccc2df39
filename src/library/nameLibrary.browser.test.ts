import { deleteDB, openDB } from 'idb';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openLibrary } from './openLibrary';
import { APP_LIBRARY, nameLibrary } from './nameLibrary';

const OWN = 'inkling /docs-a/';

const removeAll = async (): Promise<void> => {
  for (const name of [APP_LIBRARY, OWN]) await deleteDB(name);
};
beforeEach(removeAll);
afterEach(removeAll);

async function makeLibrary(name: string, ...sources: string[]): Promise<void> {
  const library = await openLibrary({ name });
  for (const id of sources) await library.documents.putSource({ id, kind: 'pack', name: id });
  library.close();
}

const names = async (): Promise<unknown[]> => (await indexedDB.databases()).map(({ name }) => name);

it('is the same for the app wherever it lies, and another one for every site of a pack', async () => {
  expect(await nameLibrary(null, '/')).toBe(APP_LIBRARY);
  expect(await nameLibrary(null, '/docs-a/')).toBe(APP_LIBRARY);
  expect(await nameLibrary('docs', '/docs-a/')).toBe(OWN);
  expect(await nameLibrary('docs', '/docs-b/')).toBe('inkling /docs-b/');
  // Asking makes nothing.
  expect(await names()).not.toContain(OWN);
  expect(await names()).not.toContain(APP_LIBRARY);
});

it('is the app’s where the site’s pack is in there, until the site has one of its own', async () => {
  await makeLibrary(APP_LIBRARY, 'pack:docs');
  expect(await nameLibrary('docs', '/docs-a/')).toBe(APP_LIBRARY);
  expect(await nameLibrary('birds', '/docs-a/')).toBe(OWN);
  await makeLibrary(OWN);
  expect(await nameLibrary('docs', '/docs-a/')).toBe(OWN);
});

it('is the site’s own where the app’s library has nothing of it, or nothing at all', async () => {
  await makeLibrary(APP_LIBRARY, 'folder:Notes');
  expect(await nameLibrary('docs', '/docs-a/')).toBe(OWN);
  await deleteDB(APP_LIBRARY);
  (await openDB(APP_LIBRARY, 1)).close();
  expect(await nameLibrary('docs', '/docs-a/')).toBe(OWN);
});
