import type { EncodeOptions, Encoder, EncoderInput, SimilarityScale } from '../../encoders/Encoder';
import type { Told } from '../../protocol/EngineApi';
import type { Platform } from '../Platform';
import { ToldError } from '../ToldError';
import { toldOf } from '../toldOf';
import { calibrate, type Calibration } from './calibrate';
import { encoderPlaces, type EncoderPlace } from './encoderPlaces';
import { identityOf, type EncoderChoice } from './EncoderChoice';
import { firstSetup, nameSetup, otherSetups, type EncoderSetup } from './EncoderSetup';
import { EncoderTeam } from './EncoderTeam';
import { isDeath } from './isDeviceFault';
import type { PlaceMemory } from './PlaceMemory';
import { TeamStarter, type TeamStarterParts } from './TeamStarter';

/** What a main encoder works with. */
export interface MainEncoderParts extends TeamStarterParts {
  readonly platform: Pick<Platform, 'abilities' | 'delay' | 'now'>;
  /** Why the encoder failed at a place, so that it is not tried there every time. */
  readonly failures: PlaceMemory<Told>;
  readonly calibrations: PlaceMemory<Calibration>;
  readonly onChange: () => void;
}

/** A place that was given up, and why. */
export interface Fallback {
  readonly place: string;
  readonly reason: Told;
}

/** How a main encoder fares. */
export interface MainEncoderState {
  /** `measuring`: it runs, and finds out how it runs fastest. */
  readonly state: 'resting' | 'starting' | 'measuring' | 'ready' | 'failed';
  /** Where it runs or ran last; empty before the first start. */
  readonly device: string;
  readonly loadedBytes: number;
  readonly totalBytes: number;
  readonly fallbacks: readonly Fallback[];
  /** When it runs nowhere. */
  readonly error: Told | null;
  /** Texts so far that were cut to the model's longest. */
  readonly truncated: number;
  /** How fast it was measured to be where it runs; null before that. */
  readonly speed: Pick<Calibration, 'tokensPerSecond' | 'passagesPerSecond'> | null;
}

/** An encoder with nothing to do gives its memory back after this long, in milliseconds. */
const IDLE = 120_000;

/** Workers that have passed their self-test. */
interface Running {
  readonly team: EncoderTeam;
  readonly place: EncoderPlace;
  readonly setup: EncoderSetup;
  readonly calibration: Calibration | null;
}

const neverAborted = new AbortController().signal;

/**
 * A transformer encoder in workers of its own: started when first needed on the best device that passes the self-test,
 * ended when idle, and started anew, elsewhere if need be, when it dies. Before it encodes its first documents on a
 * device, it is measured there in several setups, and goes on in the fastest.
 */
export class MainEncoder implements Encoder {
  readonly identity: string;
  readonly name: string;
  readonly dimensions: number;
  readonly similarity: SimilarityScale;
  readonly #choice: EncoderChoice;
  readonly #parts: MainEncoderParts;
  readonly #starter: TeamStarter;
  readonly #deaths = new Map<string, number>();
  #running: Promise<Running> | null = null;
  /** How often the workers have been ended so far. */
  #stops = 0;
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
    speed: null,
  };

  constructor(choice: EncoderChoice, parts: MainEncoderParts) {
    this.#choice = choice;
    this.#parts = parts;
    this.#starter = new TeamStarter(choice, parts);
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
    { role, signal = neverAborted, onProgress }: EncodeOptions,
  ): Promise<Float32Array<ArrayBuffer>> {
    return await this.#use(signal, async (running) => {
      const { team } = role === 'document' ? await this.#calibrated(running, signal) : running;
      const { rows, truncated } = await team.encode(inputs, role, (done) => onProgress?.(done), signal);
      if (truncated > 0) this.#tell({ truncated: this.#state.truncated + truncated });
      return rows;
    });
  }

  /**
   * How fast it is on this device; measured the first time, which takes some seconds.
   *
   * @throws as `encode`.
   */
  async measureSpeed(signal: AbortSignal): Promise<Calibration> {
    return await this.#use(signal, async (running) => (await this.#calibrated(running, signal)).calibration);
  }

  /** Forgets on which devices the encoder failed and how fast it was, and starts it anew. */
  async retry(): Promise<void> {
    await this.#parts.failures.forget(this.identity);
    await this.#parts.calibrations.forget(this.identity);
    this.#stop();
    this.#tell({ state: 'resting', error: null, fallbacks: [], speed: null });
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

  readonly #onLoaded = (loadedBytes: number, totalBytes: number): void => this.#tell({ loadedBytes, totalBytes });

  #stop(): void {
    this.#stops += 1;
    this.#running?.then(({ team }) => team.terminate()).catch(() => undefined);
    this.#running = null;
  }

  /** Lets `work` use the running encoder, once more where it died meanwhile. */
  async #use<Result>(signal: AbortSignal, work: (running: Running) => Promise<Result>): Promise<Result> {
    this.#calls += 1;
    try {
      for (;;) {
        signal.throwIfAborted();
        const running = await this.#run();
        const stops = this.#stops;
        try {
          return await work(running);
        } catch (error) {
          if (!isDeath(error) || this.#ended) throw error;
          // Of several calls that see the same death, one counts it.
          if (this.#stops === stops) await this.#giveUp(running.place);
        }
      }
    } finally {
      this.#calls -= 1;
      this.#lastUse = this.#parts.platform.now();
      this.#restWhenIdle();
    }
  }

  #run(): Promise<Running> {
    if (this.#running) return this.#running;
    const running = this.#start();
    this.#running = running;
    running.catch((error: unknown) => {
      if (this.#running !== running) return;
      this.#running = null;
      this.#tell({ state: 'failed', error: toldOf(error) });
    });
    return running;
  }

  async #start(): Promise<Running> {
    const { platform, failures } = this.#parts;
    this.#tell({ state: 'starting', error: null, fallbacks: [] });
    for (const place of encoderPlaces(await platform.abilities(), this.#choice.dtype)) {
      const known = await failures.find(this.identity, place.name);
      const running = known ?? (await this.#tryPlace(place));
      if ('team' in running) {
        const { setup, calibration } = running;
        this.#tell({ state: 'ready', device: nameSetup(place, setup), speed: calibration });
        return running;
      }
      if (known === null) await failures.keep(this.identity, place.name, running);
      this.#tell({ fallbacks: [...this.#state.fallbacks, { place: place.name, reason: running }] });
    }
    throw new ToldError({
      code: 'encoder-nowhere',
      message: `${this.name} runs on no device here. Searching goes on without it.`,
      about: this.name,
    });
  }

  /** The encoder in its fastest setup there, or why it does not run there. */
  async #tryPlace(place: EncoderPlace): Promise<Running | Told> {
    const calibration = await this.#parts.calibrations.find(this.identity, place.name);
    const setup = calibration?.setup ?? firstSetup(place);
    const team = await this.#starter.start(place, setup, this.#onLoaded);
    return team instanceof EncoderTeam ? { team, place, setup, calibration } : team;
  }

  /** The encoder in its fastest setup, which is measured if it was not before. */
  async #calibrated(running: Running, signal: AbortSignal): Promise<Running & { readonly calibration: Calibration }> {
    const { team: first, place, setup, calibration: known } = running;
    if (known !== null) return { ...running, calibration: known };
    const { platform, calibrations } = this.#parts;
    const { model, dtype } = this.#choice;
    const bytes = model.variants.find((variant) => variant.dtype === dtype)?.aboutBytes ?? 0;
    const stops = this.#stops;
    this.#tell({ state: 'measuring' });
    try {
      const others = otherSetups(await platform.abilities(), place, bytes);
      const startTeam = async (other: EncoderSetup): Promise<EncoderTeam | null> => {
        const team = await this.#starter.start(place, other, this.#onLoaded);
        return team instanceof EncoderTeam ? team : null;
      };
      const { calibration, team } = await calibrate({ first, firstSetup: setup, others, startTeam }, signal);
      const calibrated = { team, place, setup: calibration.setup, calibration };
      // Ended or started anew meanwhile: whoever uses this one sees it dead, and goes on with the new one.
      if (this.#stops !== stops) {
        if (team !== first) team.terminate();
        return calibrated;
      }
      this.#running = Promise.resolve(calibrated);
      if (team !== first) first.retire();
      await calibrations.keep(this.identity, place.name, calibration);
      this.#tell({ device: nameSetup(place, calibration.setup), speed: calibration });
      return calibrated;
    } finally {
      if (this.#stops === stops) this.#tell({ state: 'ready' });
    }
  }

  /** After a death: the first time the encoder is started again at the same place, the second time elsewhere. */
  async #giveUp(place: EncoderPlace): Promise<void> {
    const reason = {
      code: 'encoder-died',
      message: 'The encoder ended there while it worked; there may not be enough memory.',
    };
    this.#stop();
    this.#deaths.set(place.name, (this.#deaths.get(place.name) ?? 0) + 1);
    if (this.#deaths.get(place.name)! > 1) {
      await this.#parts.failures.keep(this.identity, place.name, reason);
    }
  }

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
