import type { EncodeOptions, Encoder, EncoderInput, SimilarityScale } from '../../encoders/Encoder';
import type { EncoderApi, EncoderStart, SelfCheck } from '../../protocol/encoders/EncoderApi';
import type { Platform } from '../Platform';
import { compareDevices } from './compareDevices';
import type { DeviceFailures } from './DeviceFailures';
import { encoderPlaces, type EncoderPlace } from './encoderPlaces';
import { identityOf, type EncoderChoice } from './EncoderChoice';

/** An encoder worker: it may die, and is ended to give its memory back. */
export interface DisposableEncoder extends EncoderApi {
  terminate(): void;
}

/** What a main encoder works with. */
export interface MainEncoderParts {
  readonly platform: Pick<Platform, 'abilities' | 'delay' | 'now'>;
  readonly makeWorker: () => DisposableEncoder;
  /** Where the files of a choice are. */
  readonly filesOf: (choice: EncoderChoice) => EncoderStart['files'];
  readonly failures: DeviceFailures;
  readonly onChange: () => void;
}

/** A place that was given up, and why. */
export interface Fallback {
  readonly place: string;
  readonly reason: string;
}

/** How a main encoder fares. */
export interface MainEncoderState {
  readonly state: 'resting' | 'starting' | 'ready' | 'failed';
  /** Where it runs or ran last; empty before the first start. */
  readonly device: string;
  readonly loadedBytes: number;
  readonly totalBytes: number;
  readonly fallbacks: readonly Fallback[];
  /** A sentence, when it runs nowhere. */
  readonly error: string | null;
  /** Texts so far that were cut to the model's longest. */
  readonly truncated: number;
}

/** An encoder with nothing to do gives its memory back after this long, in milliseconds. */
const IDLE = 120_000;

/** A worker that has passed its self-test. */
interface Running {
  readonly worker: DisposableEncoder;
  readonly place: EncoderPlace;
}

/**
 * A transformer encoder in a worker of its own: started when first needed on the best device that passes the self-test,
 * ended when idle, and started anew, elsewhere if need be, when it dies.
 */
export class MainEncoder implements Encoder {
  readonly identity: string;
  readonly name: string;
  readonly dimensions: number;
  readonly similarity: SimilarityScale;
  readonly #choice: EncoderChoice;
  readonly #parts: MainEncoderParts;
  #running: Promise<Running> | null = null;
  #calls = 0;
  #lastUse = 0;
  #ended = false;
  #state: MainEncoderState = {
    state: 'resting',
    device: '',
    loadedBytes: 0,
    totalBytes: 0,
    fallbacks: [],
    error: null,
    truncated: 0,
  };

  constructor(choice: EncoderChoice, parts: MainEncoderParts) {
    this.#choice = choice;
    this.#parts = parts;
    this.identity = identityOf(choice);
    this.name = choice.model.name;
    this.dimensions = choice.dimensions;
    this.similarity = choice.model.similarity;
  }

  get device(): string {
    return this.#state.device;
  }

  state(): MainEncoderState {
    return this.#state;
  }

  /**
   * @throws the signal's reason when aborted.
   * @throws an error that says what to do when the encoder runs on no device.
   */
  async encode(
    inputs: readonly EncoderInput[],
    { role, signal, onProgress }: EncodeOptions,
  ): Promise<Float32Array<ArrayBuffer>> {
    const neverAborted = new AbortController().signal;
    this.#calls += 1;
    try {
      for (;;) {
        signal?.throwIfAborted();
        const { worker, place } = await this.#run();
        try {
          const { rows, truncated } = await worker.encode(
            inputs,
            role,
            (done) => onProgress?.(done),
            signal ?? neverAborted,
          );
          if (truncated > 0) this.#tell({ truncated: this.#state.truncated + truncated });
          return rows;
        } catch (error) {
          if (!isDeath(error) || this.#ended) throw error;
          await this.#giveUp(place, 'The encoder ended there while it worked; there may not be enough memory.');
        }
      }
    } finally {
      this.#calls -= 1;
      this.#lastUse = this.#parts.platform.now();
      this.#restWhenIdle();
    }
  }

  /** Forgets on which devices the encoder failed, and starts it anew. */
  async retry(): Promise<void> {
    await this.#parts.failures.forget(this.identity);
    this.#stop();
    this.#tell({ state: 'resting', error: null, fallbacks: [] });
    await this.#run();
  }

  /** Ends the encoder for good; pending calls reject. */
  end(): void {
    this.#ended = true;
    this.#stop();
  }

  #tell(change: Partial<MainEncoderState>): void {
    this.#state = { ...this.#state, ...change };
    this.#parts.onChange();
  }

  #stop(): void {
    this.#running?.then(({ worker }) => worker.terminate()).catch(() => undefined);
    this.#running = null;
  }

  #run(): Promise<Running> {
    if (this.#running) return this.#running;
    const running = this.#start();
    this.#running = running;
    running.catch((error: unknown) => {
      if (this.#running !== running) return;
      this.#running = null;
      this.#tell({ state: 'failed', error: messageOf(error) });
    });
    return running;
  }

  async #start(): Promise<Running> {
    const { platform, failures } = this.#parts;
    this.#tell({ state: 'starting', error: null, fallbacks: [] });
    for (const place of encoderPlaces(await platform.abilities(), this.#choice.dtype)) {
      const known = await failures.reason(this.identity, place.name);
      const reason = known ?? (await this.#tryPlace(place));
      if (typeof reason !== 'string') {
        this.#tell({ state: 'ready', device: place.name });
        return reason;
      }
      if (known === null) await failures.remember(this.identity, place.name, reason);
      this.#tell({ fallbacks: [...this.#state.fallbacks, { place: place.name, reason }] });
    }
    throw new Error(`${this.name} runs on no device here. Searching goes on without it.`);
  }

  /** A worker that passed its self-test, or why there is none. What is not the device's fault is thrown. */
  async #tryPlace(place: EncoderPlace): Promise<Running | string> {
    const worker = this.#parts.makeWorker();
    try {
      const reason = await this.#test(worker, place);
      if (reason === null) return { worker, place };
      worker.terminate();
      return reason;
    } catch (error) {
      worker.terminate();
      if (isDeath(error) || (error instanceof Error && error.name === 'DeviceError')) return messageOf(error);
      throw error;
    }
  }

  /** Why the encoder cannot be trusted at a place; null when it can. */
  async #test(worker: DisposableEncoder, place: EncoderPlace): Promise<string | null> {
    const { selfTest } = await worker.start(this.#startAt(place), (loadedBytes, totalBytes) =>
      this.#tell({ loadedBytes, totalBytes }),
    );
    const failed = selfTest.find(({ passed }) => !passed);
    if (failed) return failureSentence(failed);
    if (place.device !== 'webgpu') return null;
    const cpu = encoderPlaces({ gpuAdapter: null, threads: 1 }, this.#choice.dtype)[0]!;
    const other = this.#parts.makeWorker();
    try {
      await other.start(this.#startAt(cpu), () => undefined);
      return await compareDevices(worker, other, this.dimensions);
    } finally {
      other.terminate();
    }
  }

  #startAt({ device, threads }: EncoderPlace): EncoderStart {
    const { model, dtype, dimensions } = this.#choice;
    return { model, dtype, dimensions, device, threads, files: this.#parts.filesOf(this.#choice) };
  }

  /** After a death: the first time the encoder is started again at the same place, the second time elsewhere. */
  async #giveUp(place: EncoderPlace, reason: string): Promise<void> {
    this.#stop();
    this.#deaths.set(place.name, (this.#deaths.get(place.name) ?? 0) + 1);
    if (this.#deaths.get(place.name)! > 1) {
      await this.#parts.failures.remember(this.identity, place.name, reason);
    }
  }

  readonly #deaths = new Map<string, number>();

  #restWhenIdle(): void {
    if (this.#calls > 0 || this.#running === null) return;
    const { platform } = this.#parts;
    void platform.delay(IDLE).then(() => {
      if (this.#calls > 0 || this.#running === null || platform.now() - this.#lastUse < IDLE) return;
      this.#stop();
      this.#tell({ state: 'resting' });
    });
  }
}

function failureSentence({ name, deviation, tolerance }: SelfCheck): string {
  return `It computes wrongly there: the check that ${name} is off by ${deviation.toPrecision(2)}, allowed is ${tolerance}.`;
}

function isDeath(error: unknown): boolean {
  return error instanceof Error && error.name === 'WorkerDiedError';
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
