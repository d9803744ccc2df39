import { LibraryError } from '../src/library/LibraryError';
import { openLibrary, type Library, type OpenLibraryOptions } from '../src/library/openLibrary';

let inMemory = false;

/** Whether the browser refuses storage, so that the library is gone with this tab. */
export function isInMemory(): boolean {
  return inMemory;
}

/** Opens the library; where the browser refuses storage, as in some private windows, a library in memory. */
export async function openLibraryHere(options: OpenLibraryOptions): Promise<Library> {
  try {
    return await openLibrary(options);
  } catch (error) {
    if (inMemory || !(error instanceof LibraryError) || error.code !== 'refused') throw error;
    // Takes the place of the browser's own IndexedDB in this worker.
    await import('fake-indexeddb/auto');
    inMemory = true;
    return await openLibrary(options);
  }
}
