import type { EncoderStart, SelfCheck } from '../../protocol/encoders/EncoderApi';
import type { Told } from '../../protocol/EngineApi';
import { toldOf } from '../toldOf';
import { compareDevices } from './compareDevices';
import type { EncoderChoice } from './EncoderChoice';
import { encoderPlaces, type EncoderPlace } from './encoderPlaces';
import { firstSetup, type EncoderSetup } from './EncoderSetup';
import { EncoderTeam, type DisposableEncoder } from './EncoderTeam';
import { isDeviceFault } from './isDeviceFault';

export interface TeamStarterParts {
  readonly makeWorker: () => DisposableEncoder;
  /** Where the files of a choice are. */
  readonly filesOf: (choice: EncoderChoice) => EncoderStart['files'];
}

/** Starts the workers of one encoder, and trusts none before it has proven itself. */
export class TeamStarter {
  readonly #choice: EncoderChoice;
  readonly #parts: TeamStarterParts;

  constructor(choice: EncoderChoice, parts: TeamStarterParts) {
    this.#choice = choice;
    this.#parts = parts;
  }

  /**
   * @returns workers that passed their self-test, or why there are none.
   * @throws what is not the device's fault, such as a damaged file.
   */
  async start(
    place: EncoderPlace,
    setup: EncoderSetup,
    onLoaded: (loadedBytes: number, totalBytes: number) => void,
  ): Promise<EncoderTeam | Told> {
    const workers = Array.from({ length: setup.workers }, () => this.#parts.makeWorker());
    const team = new EncoderTeam(workers);
    try {
      const faults = await Promise.all(workers.map((worker) => this.#faultOf(worker, { place, setup }, onLoaded)));
      const fault = faults.find((each) => each !== null) ?? null;
      if (fault === null) return team;
      team.terminate();
      return fault;
    } catch (error) {
      team.terminate();
      if (isDeviceFault(error)) return toldOf(error);
      throw error;
    }
  }

  /** Starts a worker. Why it cannot be trusted; null when it can. */
  async #faultOf(
    worker: DisposableEncoder,
    { place, setup }: { readonly place: EncoderPlace; readonly setup: EncoderSetup },
    onLoaded: (loadedBytes: number, totalBytes: number) => void,
  ): Promise<Told | null> {
    const { selfTest } = await worker.start(this.#startAt(place, setup), onLoaded);
    const failed = selfTest.find(({ passed }) => !passed);
    if (failed) return failureOf(failed);
    if (place.device !== 'webgpu') return null;
    const cpu = encoderPlaces({ gpuAdapter: null, threads: 1 }, this.#choice.dtype)[0]!;
    const other = this.#parts.makeWorker();
    try {
      await other.start(this.#startAt(cpu, firstSetup(cpu)), () => undefined);
      return await compareDevices(worker, other, this.#choice.dimensions);
    } finally {
      other.terminate();
    }
  }

  #startAt({ device }: EncoderPlace, { threads, policy }: EncoderSetup): EncoderStart {
    const { model, dtype, dimensions } = this.#choice;
    return { model, dtype, dimensions, device, threads, policy, files: this.#parts.filesOf(this.#choice) };
  }
}

function failureOf({ name, deviation, tolerance }: SelfCheck): Told {
  const off = deviation.toPrecision(2);
  return {
    code: 'encoder-wrong',
    message: `It computes wrongly there: the check that ${name} is off by ${off}, allowed is ${tolerance}.`,
    about: `${off} > ${tolerance}`,
  };
}
