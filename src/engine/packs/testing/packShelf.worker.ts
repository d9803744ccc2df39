import { packShelf } from '../../../../workers/packShelf';
import { serveWorker } from '../../../protocol/serveWorker';
import type { PackDescription } from '../PackShelf';

/** The shelf of a site as a worker of the tests offers it: files are only written from workers. */
export interface PackShelfApi {
  describe(packsFolder: string, name: string, signal: AbortSignal): Promise<PackDescription>;
  fetch(
    packsFolder: string,
    name: string,
    pack: PackDescription,
    onBytes: (loadedBytes: number) => void,
    signal: AbortSignal,
  ): Promise<Blob>;
  forget(packsFolder: string, name: string | null): Promise<void>;
}

const shelves: PackShelfApi = {
  describe: (packsFolder, ...asked) => packShelf(new URL(packsFolder)).describe(...asked),
  fetch: (packsFolder, ...asked) => packShelf(new URL(packsFolder)).fetch(...asked),
  forget: (packsFolder, name) => packShelf(new URL(packsFolder)).forget(name),
};

serveWorker(shelves, self);
