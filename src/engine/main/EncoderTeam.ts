import type { EncoderInput, EncoderRole } from '../../encoders/Encoder';
import type { EncodedRows, EncoderApi, EncodingSpeed } from '../../protocol/encoders/EncoderApi';

/** An encoder worker: it may die, and is ended to give its memory back. */
export interface DisposableEncoder extends EncoderApi {
  terminate(): void;
}

/** Encoder workers that run the same model in the same way and share the passages of each call. */
export class EncoderTeam {
  readonly #workers: readonly DisposableEncoder[];
  #calls = 0;
  #isRetired = false;

  /** @param workers at least one, started and tested. */
  constructor(workers: readonly DisposableEncoder[]) {
    this.#workers = workers;
  }

  /**
   * As `EncoderApi.encode`. Every worker takes each so-manieth input: inputs that are sorted by length come out even.
   *
   * @throws the signal's reason when aborted; an error named `WorkerDiedError` when a worker ended.
   */
  async encode(
    inputs: readonly EncoderInput[],
    role: EncoderRole,
    onProgress: (done: number) => void,
    signal: AbortSignal,
  ): Promise<EncodedRows> {
    const count = Math.min(this.#workers.length, inputs.length);
    if (count <= 1) return await this.#counted(() => this.#workers[0]!.encode(inputs, role, onProgress, signal));
    const doneOf = Array.from({ length: count }, () => 0);
    const encodeShare = async (worker: DisposableEncoder, member: number): Promise<EncodedRows> => {
      const share = inputs.filter((_, index) => index % count === member);
      const onPart = (done: number): void => {
        doneOf[member] = done;
        onProgress(doneOf.reduce((sum, each) => sum + each, 0));
      };
      return await worker.encode(share, role, onPart, signal);
    };
    const parts = await this.#counted(() => Promise.all(this.#workers.slice(0, count).map(encodeShare)));
    return joined(parts, inputs.length);
  }

  /** How fast all workers are together, each measured while the others are. */
  async measureSpeed(signal: AbortSignal): Promise<EncodingSpeed> {
    const speeds = await this.#counted(() => Promise.all(this.#workers.map((worker) => worker.measureSpeed(signal))));
    return {
      policy: speeds[0]!.policy,
      tokensPerSecond: speeds.reduce((sum, { tokensPerSecond }) => sum + tokensPerSecond, 0),
      passagesPerSecond: speeds.reduce((sum, { passagesPerSecond }) => sum + passagesPerSecond, 0),
    };
  }

  /** Ends the workers when no call is pending any more. */
  retire(): void {
    this.#isRetired = true;
    if (this.#calls === 0) this.terminate();
  }

  /** Ends the workers; pending calls reject. */
  terminate(): void {
    for (const worker of this.#workers) worker.terminate();
  }

  /** Runs a call, for the end of which retirement waits. */
  async #counted<Result>(call: () => Promise<Result>): Promise<Result> {
    this.#calls += 1;
    try {
      return await call();
    } finally {
      this.#calls -= 1;
      if (this.#isRetired) this.retire();
    }
  }
}

/** Rows of inputs that were dealt out in turn, back in the order of the inputs. */
function joined(parts: readonly EncodedRows[], inputs: number): EncodedRows {
  const length = parts.reduce((sum, part) => sum + part.rows.length, 0);
  const dimensions = length / inputs;
  const rows = new Float32Array(length);
  for (let index = 0; index < inputs; index++) {
    const part = parts[index % parts.length]!;
    const from = Math.floor(index / parts.length) * dimensions;
    rows.set(part.rows.subarray(from, from + dimensions), index * dimensions);
  }
  return { rows, truncated: parts.reduce((sum, { truncated }) => sum + truncated, 0) };
}
