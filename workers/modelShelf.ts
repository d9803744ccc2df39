import type { ModelDescription } from '../src/encoders/models/ModelDescription';
import { models } from '../src/encoders/models/models';
import type { ModelShelf } from '../src/engine/main/ModelShelf';
import { installFromFiles } from '../src/library/models/installFromFiles';
import { ModelStore } from '../src/library/models/ModelStore';
import { connectWorker } from '../src/protocol/connectWorker';
import type { DownloadApi } from '../src/protocol/encoders/DownloadApi';
import { fetchModelIndex } from './fetchModelIndex';
import { isInMemory } from './openLibraryHere';

/** The models of this site, of the browser's storage, and of the Hub. */
export function modelShelf(modelsFolder: URL): ModelShelf {
  const store = new ModelStore();
  let onSite: Promise<readonly ModelDescription[]> | null = null;
  return {
    // A sealed build downloads nothing.
    catalogue:
      import.meta.env['INKLING_SEALED'] === true ? models.map((model) => ({ ...model, repository: null })) : models,
    onSite: () => (onSite ??= fetchModelIndex(modelsFolder)),
    // A browser that refuses storage refuses its private file system, too.
    stored: async () => (isInMemory() ? [] : await store.installed()),
    download: async (model, dtype, onProgress, signal) => {
      // In a worker of its own: no other code of this site may ask another origin.
      const worker = new Worker(new URL('./download.worker.ts', import.meta.url), { type: 'module', name: 'download' });
      const { api, terminate } = connectWorker<DownloadApi>(worker, 'download');
      await api.download(model, dtype, onProgress, signal).finally(terminate);
    },
    install: async (files, onProgress, signal) => await installFromFiles(files, { store, onProgress, signal }),
    storedBytes: async () => {
      const stored = new Map<string, number>();
      if (isInMemory()) return stored;
      for (const { id, bytes } of await store.list()) stored.set(id, (stored.get(id) ?? 0) + bytes);
      return stored;
    },
    remove: async (model) => {
      for (const stored of await store.list()) if (stored.id === model) await store.delete(stored);
    },
  };
}
