import type { Starter } from '../encoders/Starter';
import { reasonOf } from '../library/reasonOf';
import type { EncoderStatus } from '../protocol/EngineApi';

/** Loads the encoder's files and makes it; tells bytes loaded and in all (0 while unknown). */
export type LoadEncoder = (onProgress: (loadedBytes: number, totalBytes: number) => void) => Promise<Starter>;

/** The encoder on its way, and what to tell about it. */
export class EncoderLoad {
  readonly #loading: Promise<Starter>;
  #status: EncoderStatus = {
    state: 'loading',
    name: 'Starter',
    device: '',
    dimensions: 0,
    loadedBytes: 0,
    totalBytes: 0,
    error: null,
  };

  constructor(load: LoadEncoder, onChange: () => void) {
    this.#loading = this.#load(load, onChange);
    this.#loading.catch((error: unknown) => {
      const reason = reasonOf(error);
      this.#status = {
        ...this.#status,
        state: 'failed',
        error: {
          code: 'starter-failed',
          message: `The encoder could not be loaded: ${reason} Reload the page to try again.`,
          about: reason,
        },
      };
      onChange();
    });
  }

  status(): EncoderStatus {
    return this.#status;
  }

  encoder(): Promise<Starter> {
    return this.#loading;
  }

  async #load(load: LoadEncoder, onChange: () => void): Promise<Starter> {
    const encoder = await load((loadedBytes, totalBytes) => {
      this.#status = { ...this.#status, loadedBytes, totalBytes };
      onChange();
    });
    const { name, device, dimensions } = encoder;
    this.#status = { ...this.#status, state: 'ready', name, device, dimensions };
    onChange();
    return encoder;
  }
}
