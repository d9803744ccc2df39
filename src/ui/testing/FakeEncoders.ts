import type { Dtype, ModelChoice, ModelOffer, PickedModelFile } from '../../protocol/EngineApi';
import { FakeSources } from './FakeSources';

/** The part of the fake engine that chooses the main encoder. */
export class FakeEncoders extends FakeSources {
  models: readonly ModelOffer[] = [];
  /** Every choice of a main encoder, in order. */
  readonly chosen: (ModelChoice | null)[] = [];
  /** What a download does; at once done by default. */
  download: (
    model: string,
    onProgress: (loadedBytes: number, totalBytes: number) => void,
    signal: AbortSignal,
  ) => Promise<void> = () => Promise.resolve();
  /** How often another try of the main encoder was asked for. */
  retries = 0;

  listModels(): Promise<readonly ModelOffer[]> {
    return Promise.resolve(this.models);
  }

  chooseModel(choice: ModelChoice | null): Promise<void> {
    this.chosen.push(choice);
    return Promise.resolve();
  }

  async downloadModel(
    model: string,
    _dtype: Dtype,
    onProgress: (loadedBytes: number, totalBytes: number) => void,
    signal: AbortSignal,
  ): Promise<void> {
    await this.download(model, onProgress, signal);
  }

  installModel(files: readonly PickedModelFile[]): Promise<string> {
    return Promise.resolve(files[0]?.path.split('/')[0] ?? '');
  }

  removeModel(model: string): Promise<void> {
    this.models = this.models.map((each) => (each.id === model ? { ...each, storedBytes: 0 } : each));
    return Promise.resolve();
  }

  retryMainEncoder(): Promise<void> {
    this.retries += 1;
    return Promise.resolve();
  }
}
