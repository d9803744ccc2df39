import { openDB, type IDBPDatabase } from 'idb';

/** The library of the app itself, wherever on a host it lies. */
export const APP_LIBRARY = 'inkling';

/**
 * Name of the library that a page uses. The site of a pack has one of its own for the path it lies under, so that several
 * sites on one host do not mix. One whose pack was put into the app's library, as earlier versions did, stays with
 * that: notes may have been added there beside it.
 *
 * @param pack Name of the pack that the site is for; null of the app itself.
 * @param path Path of the folder of index.html, with `/` at both ends.
 */
export async function nameLibrary(pack: string | null, path: string): Promise<string> {
  if (pack === null) return APP_LIBRARY;
  const own = `${APP_LIBRARY} ${path}`;
  if ((await lookInto(own, () => Promise.resolve(true))) === true) return own;
  const isThere = await lookInto(APP_LIBRARY, async (database) => {
    if (!database.objectStoreNames.contains('sources')) return false;
    return (await database.getKey('sources', `pack:${pack}`)) !== undefined;
  });
  return isThere === true ? APP_LIBRARY : own;
}

/** Looks into a database; null, and nothing is made, where there is none or the browser refuses storage. */
async function lookInto<Result>(
  name: string,
  look: (database: IDBPDatabase) => Promise<Result>,
): Promise<Result | null> {
  try {
    const database = await openDB(name, undefined, {
      upgrade: (_made, _from, _to, making) => {
        making.done.catch(() => undefined);
        making.abort();
      },
    });
    try {
      return await look(database);
    } finally {
      database.close();
    }
  } catch {
    return null;
  }
}
