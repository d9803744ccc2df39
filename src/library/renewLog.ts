import type { LibraryDatabase } from './schema';

/** LevelDB starts a new log once this much has been written to one: 4 MiB (`write_buffer_size`), and a margin. */
const FILLER_BYTES = 5 << 20;
/** Chromium moves values of 64 KiB and more out of the log, into files of their own. */
const LARGEST_VALUE = 60_000;

/** The renewal of each open database; null once it is over. */
const renewals = new WeakMap<LibraryDatabase, Promise<void> | null>();

/**
 * Makes Chromium begin a new log for its IndexedDB before anything is written to an open database; null once it has.
 *
 * Chromium keeps IndexedDB in LevelDB and goes on writing to the log of the session before. When that session was killed
 * in the middle of a write, the log has a torn record in its midst from then on, and the next start takes the whole
 * database for corrupt ("checksum mismatch") and deletes it. Seen in Chromium 156 about once in 25 kills during ingest.
 * Once a new log has begun, the old one is never read again. It takes some 60 ms, so that it is not done while a library
 * is being opened, which only reads.
 */
export function renewLog(database: LibraryDatabase): Promise<void> | null {
  const known = renewals.get(database);
  if (known !== undefined) return known;
  const renewal = fillLog(database)
    .catch(() => {
      // Closed or full: the library is as good as before, and the next start tries again.
    })
    .finally(() => renewals.set(database, null));
  renewals.set(database, renewal);
  return renewal;
}

/** Writes more than fits into the present log, and removes it again. */
async function fillLog(database: LibraryDatabase): Promise<void> {
  const names = Array.from({ length: Math.ceil(FILLER_BYTES / LARGEST_VALUE) }, (_, at) => `log-filler-${at}`);
  const filling = database.transaction('settings', 'readwrite');
  for (const name of names) void filling.store.put({ name, value: new Uint8Array(LARGEST_VALUE) });
  await filling.done;
  // The first write after the log is full goes to a new one.
  const clearing = database.transaction('settings', 'readwrite');
  for (const name of names) void clearing.store.delete(name);
  await clearing.done;
}
