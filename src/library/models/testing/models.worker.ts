import type { Dtype, ModelDescription } from '../../../encoders/models/ModelDescription';
import { serveWorker } from '../../../protocol/serveWorker';
import { downloadModel } from '../downloadModel';
import type { NamedContent } from '../findFault';
import { installFromFiles } from '../installFromFiles';
import { ModelStore, type StoredModel } from '../ModelStore';
import type { ModelKey } from '../openModelFolder';
import { readStoredModelFile } from '../readStoredModelFile';

/** The store of models as a worker of the tests offers it. */
export interface ModelsApi {
  download(
    model: ModelDescription,
    dtype: Dtype,
    hub: string,
    onProgress: (loadedBytes: number, totalBytes: number) => void,
    signal: AbortSignal,
  ): Promise<void>;
  install(
    files: readonly NamedContent[],
    onProgress: (doneBytes: number, totalBytes: number) => void,
    signal: AbortSignal,
  ): Promise<ModelDescription>;
  /** Stops the installation by itself once this share of it is done. */
  installUntil(share: number, files: readonly NamedContent[]): Promise<ModelDescription>;
  list(): Promise<StoredModel[]>;
  installed(): Promise<ModelDescription[]>;
  usedBytes(): Promise<number>;
  delete(model: ModelKey): Promise<void>;
  read(model: ModelKey, path: string): Promise<Blob | null>;
}

const store = new ModelStore();

const models: ModelsApi = {
  download: (model, dtype, hub, onProgress, signal) =>
    downloadModel(model, dtype, { store, fetch, hub, onProgress, signal }),
  install: (files, onProgress, signal) => installFromFiles(files, { store, onProgress, signal }),
  installUntil: (share, files) => {
    const controller = new AbortController();
    const onProgress = (done: number, total: number): void => {
      if (done >= share * total) controller.abort();
    };
    return installFromFiles(files, { store, onProgress, signal: controller.signal });
  },
  list: () => store.list(),
  installed: () => store.installed(),
  usedBytes: () => store.usedBytes(),
  delete: (model) => store.delete(model),
  read: (model, path) => readStoredModelFile(model, path),
};

serveWorker(models, self);
