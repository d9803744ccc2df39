import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { RequestTally } from '../protocol/offline/OfflineApi';
import { cacheNames } from './cacheNames';

/** What `RequestLog` keeps. */
export interface RequestLogSchema extends DBSchema {
  tallies: { key: [host: string, purpose: string]; value: RequestTally & { readonly firstAt: number } };
  settings: { key: string; value: boolean };
}

/** The log that earlier versions kept for all sites of a host together. */
const FORMER_LOG = 'inkling-requests';

interface Kept {
  readonly tallies: readonly RequestLogSchema['tallies']['value'][];
  readonly isSealed: boolean;
}

/**
 * Opens the log of a site. One that was used with an earlier version begins with the log of then: what was sealed stays
 * sealed.
 *
 * @param path Path of the folder of index.html, with `/` at both ends.
 * @param onTerminated The browser closed it.
 * @throws where the browser refuses storage.
 */
export async function openRequestLog(path: string, onTerminated: () => void): Promise<IDBPDatabase<RequestLogSchema>> {
  const name = `${FORMER_LOG} ${path}`;
  const before = await readFormerLog(name, path);
  return await openDB<RequestLogSchema>(name, 1, {
    upgrade: (database) => {
      const tallies = database.createObjectStore('tallies', { keyPath: ['host', 'purpose'] });
      const settings = database.createObjectStore('settings');
      for (const tally of before.tallies) void tallies.put(tally);
      if (before.isSealed) void settings.put(true, 'sealed');
    },
    terminated: onTerminated,
  });
}

/** What the former log holds, for a site that was there with it and has no log of its own yet. */
async function readFormerLog(own: string, path: string): Promise<Kept> {
  const nothing = { tallies: [], isSealed: false };
  const names = new Set((await indexedDB.databases()).map(({ name }) => name));
  if (names.has(own) || !names.has(FORMER_LOG) || !(await caches.has(cacheNames(path).app))) return nothing;
  const former = await openDB<RequestLogSchema>(FORMER_LOG);
  try {
    return {
      tallies: await former.getAll('tallies'),
      isSealed: (await former.get('settings', 'sealed')) ?? false,
    };
  } finally {
    former.close();
  }
}
