import type { LibraryDatabase } from './schema';

/** LevelDB starts a new log once this much has been written to one: 4 MiB (`write_buffer_size`), and a margin. */
const FILLER_BYTES = 5 << 20;
/** Chromium moves values of 64 KiB and more out of the log, into files of their own. */
const LARGEST_VALUE = 60_000;

/**
 * Makes Chromium begin a new log for its IndexedDB, by writing more than fits into the present one.
 *
 * Chromium keeps IndexedDB in LevelDB and goes on writing to the log of the session before. When that session was killed
 * in the middle of a write, the log has a torn record in its midst from then on, and the next start takes the whole
 * database for corrupt ("checksum mismatch") and deletes it. Seen in Chromium 156 about once in 25 kills during ingest.
 * Once a new log has begun, the old one is never read again.
 */
export async function renewLog(database: LibraryDatabase): Promise<void> {
  const names = Array.from({ length: Math.ceil(FILLER_BYTES / LARGEST_VALUE) }, (_, at) => `log-filler-${at}`);
  const filling = database.transaction('settings', 'readwrite');
  for (const name of names) void filling.store.put({ name, value: new Uint8Array(LARGEST_VALUE) });
  await filling.done;
  // The first write after the log is full goes to a new one.
  const clearing = database.transaction('settings', 'readwrite');
  for (const name of names) void clearing.store.delete(name);
  await clearing.done;
}
