import type { EncoderInput, EncoderRole } from '../../encoders/Encoder';
import type { Dtype, ModelDescription } from '../../encoders/models/ModelDescription';
import type { EncodedRows, EncoderStart, EncoderStarted, EncodingSpeed } from '../../protocol/encoders/EncoderApi';
import type { DisposableEncoder } from '../main/EncoderTeam';
import type { ModelShelf } from '../main/ModelShelf';
import { WordEncoder } from './WordEncoder';

/** A model for tests: it knows the words of its name, one dimension each. */
export function fakeModel(id: string, words: string, dtypes: readonly Dtype[] = ['q4']): ModelDescription {
  const dimensions = words.split(' ').length;
  return {
    id,
    name: words,
    family: 'e5',
    revision: '1',
    licence: { name: 'MIT', url: 'https://example.org/licence' },
    page: 'https://example.org',
    repository: null,
    files: [],
    variants: dtypes.map((dtype) => ({ dtype, files: [], aboutBytes: 1 })),
    nativeDimensions: dimensions,
    dimensions: [dimensions],
    maxTokens: 512,
    similarity: { unrelated: 0, same: 1 },
    relevance: { denseShare: 0.2, closeFrom: 0.2 },
    golden: null,
    configWithout: [],
  };
}

/** The batches that every fake worker finds fastest. */
export const fakePolicy = { paddedTokens: 400, paddingOfText: 24 };

/** Models that lie on the site; nothing can be downloaded or picked. */
export function fakeShelf(models: readonly ModelDescription[]): ModelShelf {
  const refuse = () => Promise.reject(new Error('There is nothing to be had.'));
  return {
    catalogue: models,
    onSite: async () => models,
    stored: async () => [],
    storedBytes: async () => new Map(),
    download: refuse,
    install: refuse,
    remove: refuse,
  };
}

/** Encoder workers without a worker, and what the test says about them. */
export class FakeEncoders {
  /** Every start, in order. */
  readonly starts: Pick<EncoderStart, 'dtype' | 'device' | 'threads' | 'policy'>[] = [];
  /** Measurements of speed, in order. */
  measurements = 0;
  /** Tokens per second of one worker in a setup. */
  speedOf = ({ threads }: Pick<EncoderStart, 'dtype' | 'device' | 'threads'>): number => 100 * threads;
  /** Whether a worker cannot start in a setup. */
  refused = (_start: Pick<EncoderStart, 'dtype' | 'device' | 'threads'>): boolean => false;
  /** Workers that have not been ended. */
  running = 0;
  /** What every start waits for. */
  mayStart: Promise<void> = Promise.resolve();
  /** Texts encoded as documents, of all workers. */
  documentsEncoded = 0;
  /** Milliseconds that each text takes. */
  delay = 0;
  /** Devices on which the self-test fails. */
  wrong = new Set<string>();
  /** Devices whose rows are not those of the others, though the self-test sees nothing. */
  skewed = new Set<string>();
  /** How many calls of `encode` still end in the worker's death. */
  deaths = 0;

  readonly make = (): DisposableEncoder => {
    let words: WordEncoder | null = null;
    let isSkewed = false;
    let speed = 0;
    this.running += 1;
    return {
      start: async ({ model, dtype, device, threads, policy }: EncoderStart): Promise<EncoderStarted> => {
        this.starts.push({ dtype, device, threads, policy });
        await this.mayStart;
        if (this.refused({ dtype, device, threads }))
          throw Object.assign(new Error('no room'), { name: 'DeviceError' });
        speed = this.speedOf({ dtype, device, threads });
        words = new WordEncoder(model.name);
        isSkewed = this.skewed.has(device);
        const passed = !this.wrong.has(device);
        return {
          adapter: device,
          selfTest: [{ name: 'rows have length 1', passed, deviation: passed ? 0 : 0.5, tolerance: 1e-5 }],
          milliseconds: 1,
        };
      },
      measureSpeed: async (signal: AbortSignal): Promise<EncodingSpeed> => {
        this.measurements += 1;
        await new Promise((resolve) => setTimeout(resolve, this.delay));
        signal.throwIfAborted();
        return { policy: fakePolicy, tokensPerSecond: speed, passagesPerSecond: speed / 100 };
      },
      encode: async (
        inputs: readonly EncoderInput[],
        role: EncoderRole,
        _onProgress: (done: number) => void,
        signal: AbortSignal,
      ): Promise<EncodedRows> => {
        if (this.deaths > 0) {
          this.deaths -= 1;
          throw Object.assign(new Error('gone'), { name: 'WorkerDiedError' });
        }
        await new Promise((resolve) => setTimeout(resolve, this.delay * inputs.length));
        signal.throwIfAborted();
        if (role === 'document') this.documentsEncoded += inputs.length;
        const rows = await words!.encode(inputs, { role });
        // The sample texts hold none of the words: these rows have a length all the same.
        if (inputs.some(({ text }) => text === 'Birthday cake'))
          rows.forEach((_, at) => (rows[at] = isSkewed ? at % 3 : 1));
        return { rows, truncated: 0 };
      },
      terminate: () => {
        this.running -= 1;
      },
    };
  };
}
