import type { Dtype, ModelDescription } from '../../encoders/models/ModelDescription';

/** Every call to the download worker: the only code that may ask another origin, and which sees nothing of the library. */
export interface DownloadApi {
  /**
   * Downloads a model in one dtype to the browser's storage.
   *
   * Rejects with `ModelDownloadError`.
   */
  download(
    model: ModelDescription,
    dtype: Dtype,
    onProgress: (loadedBytes: number, totalBytes: number) => void,
    signal: AbortSignal,
  ): Promise<void>;
}
