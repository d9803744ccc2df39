import type { Dtype, ModelDescription, ModelFile } from '../../encoders/models/ModelDescription';
import { filesOf } from '../../encoders/models/modelFiles';
import { isOutOfSpace } from '../LibraryError';
import { downloadFile } from './downloadFile';
import { freeBytes } from './freeBytes';
import { markInstalled } from './markInstalled';
import { ModelDownloadError } from './ModelDownloadError';
import type { ModelStore } from './ModelStore';
import { findFile, makeModelFolder } from './openModelFolder';
import { NoRoomError } from './PartialFile';
import { roomSentence } from './roomSentence';

/** How a download is done. */
export interface DownloadOptions {
  readonly store: ModelStore;
  readonly fetch: typeof fetch;
  readonly signal: AbortSignal;
  /** Called with the bytes that are here, those of earlier tries included, and with all bytes. */
  readonly onProgress: (loadedBytes: number, totalBytes: number) => void;
  /** Address of the Hub, without `/` at the end. */
  readonly hub?: string;
}

/**
 * Downloads a model in one dtype into the browser's storage, from where an earlier try stopped. Nothing is asked of any
 * server before this is called. Works only in dedicated workers.
 *
 * @throws ModelDownloadError that says what to do; what arrived is kept, unless it was wrong.
 * @throws the signal's reason when aborted; what arrived is kept.
 */
export async function downloadModel(model: ModelDescription, dtype: Dtype, options: DownloadOptions): Promise<void> {
  const { store, fetch, signal, hub = 'https://huggingface.co' } = options;
  const files = filesOf(model, dtype);
  if (model.repository === null || files.length === 0) {
    throw new ModelDownloadError('missing', `${model.name} (${dtype}) cannot be downloaded. Pick its files from disk.`);
  }
  const root = `${hub}/${model.repository}/resolve/${model.revision}/`;
  try {
    await store.exclusively(model, signal, async () => {
      const folder = await makeModelFolder(model);
      const progress = await measureProgress(folder, model, dtype);
      progress.report(options);
      if (progress.missingBytes() > (await freeBytes()))
        throw new NoRoomError('The model is larger than the free room.');
      for (const file of files) {
        const onBytes = (loadedBytes: number, totalBytes: number | null): void => {
          progress.set(file, loadedBytes, totalBytes);
          progress.report(options);
        };
        await downloadFile(folder, file, new URL(file.path, root), { fetch, signal, onBytes });
      }
      await markInstalled(folder, model, dtype);
    });
  } catch (cause) {
    if (!(cause instanceof NoRoomError || isOutOfSpace(cause))) throw cause;
    throw new ModelDownloadError('full', roomSentence(model.name), { cause });
  }
}

/** Adds up what is here of the files. */
async function measureProgress(folder: FileSystemDirectoryHandle, model: ModelDescription, dtype: Dtype) {
  const files = filesOf(model, dtype);
  const loaded = new Map<ModelFile, number>();
  const totals = new Map<ModelFile, number>();
  for (const file of files) {
    loaded.set(file, (await (await findFile(folder, file.path))?.getFile())?.size ?? 0);
    if (file.bytes !== null) totals.set(file, file.bytes);
  }
  const sum = (numbers: Map<ModelFile, number>): number => [...numbers.values()].reduce((a, b) => a + b, 0);
  const about = model.variants.find((variant) => variant.dtype === dtype)?.aboutBytes ?? 0;
  const total = (): number => (totals.size === files.length ? sum(totals) : Math.max(about, sum(loaded)));
  return {
    set: (file: ModelFile, loadedBytes: number, totalBytes: number | null): void => {
      loaded.set(file, loadedBytes);
      if (totalBytes !== null) totals.set(file, totalBytes);
    },
    missingBytes: (): number => total() - sum(loaded),
    report: ({ onProgress }: DownloadOptions): void => onProgress(sum(loaded), total()),
  };
}
