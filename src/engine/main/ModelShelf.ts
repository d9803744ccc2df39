import type { Dtype, ModelDescription } from '../../encoders/models/ModelDescription';
import type { PickedModelFile } from '../../protocol/EngineApi';

/** Loaded bytes and all bytes; all is 0 while unknown. */
export type BytesProgress = (loadedBytes: number, totalBytes: number) => void;

/** Where models come from and where their files are kept. */
export interface ModelShelf {
  /** Models that can be had at all. */
  readonly catalogue: readonly ModelDescription[];
  /** Models in this site's folder, with the variants that are there. No request leaves the site. */
  onSite(): Promise<readonly ModelDescription[]>;
  /** Models in the browser's storage, with the variants that are wholly there. */
  stored(): Promise<readonly ModelDescription[]>;
  /** @throws an error named `ModelDownloadError` that says what to do. */
  download(model: ModelDescription, dtype: Dtype, onProgress: BytesProgress, signal: AbortSignal): Promise<void>;
  /** @throws an error that names what is missing or wrong; then nothing is stored. */
  install(files: readonly PickedModelFile[], onProgress: BytesProgress, signal: AbortSignal): Promise<ModelDescription>;
  /** Room that files take in the browser's storage, by the model's id, those of unfinished downloads included. */
  storedBytes(): Promise<ReadonlyMap<string, number>>;
  /** Removes all that is stored of a model, by its id. */
  remove(model: string): Promise<void>;
}
