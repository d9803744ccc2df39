import type { RawFile } from '../documents/Document';
import type { ReaderApi } from '../protocol/ReaderApi';
import { FileFailure } from './FileFailure';
import type { KeptLimits } from './KeptLimits';
import type { Platform } from './Platform';

/** A reader that may die, hang, and be ended from outside: a worker. */
export interface DisposableReader {
  readonly read: ReaderApi['read'];
  terminate(): void;
}

/**
 * A file may take longer than the limit the larger it is: 50 MB of text take some seconds, a page of a PDF 8 to 20 ms
 * (measured on two cores of 2.8 GHz), and phones several times as long.
 */
const MILLISECONDS_PER_MEGABYTE = 5_000;

/**
 * Reads files one after the other in a worker that is ended, and made anew for the next file, when a file takes too
 * long or makes it crash.
 */
export class RestartingReader {
  readonly #make: () => DisposableReader;
  readonly #platform: Platform;
  readonly #limits: Pick<KeptLimits, 'current'>;
  #reader: DisposableReader | null = null;
  #last: Promise<unknown> = Promise.resolve();

  constructor(make: () => DisposableReader, platform: Platform, limits: Pick<KeptLimits, 'current'>) {
    this.#make = make;
    this.#platform = platform;
    this.#limits = limits;
  }

  /**
   * @throws an error named `ReadError`, with a `code`, when the file cannot be read.
   * @throws FileFailure when reading it took too long or made the reader crash.
   */
  read(file: RawFile): ReturnType<ReaderApi['read']> {
    const reading = this.#last.then(() => this.#readNow(file));
    this.#last = reading.catch(() => undefined);
    return reading;
  }

  #readNow(file: RawFile): ReturnType<ReaderApi['read']> {
    this.#reader ??= this.#make();
    const reader = this.#reader;
    const limits = this.#limits.current;
    const limit = limits.seconds * 1000 + (file.bytes.length / 1e6) * MILLISECONDS_PER_MEGABYTE;
    const settled = new AbortController();
    const tooLong = this.#platform.delay(limit, settled.signal).then(() => {
      if (!settled.signal.aborted) this.#end(reader);
      throw new FileFailure('too-slow', `Reading it took longer than ${Math.round(limit / 1000)} seconds.`, true);
    });
    const reading = reader.read(file, limits).catch((error: unknown) => {
      if (!(error instanceof Error) || error.name !== 'WorkerDiedError') throw error;
      this.#end(reader);
      throw new FileFailure('crash', 'Reading it made the reader crash. The file may be damaged.', true);
    });
    return Promise.race([reading, tooLong]).finally(() => settled.abort());
  }

  #end(reader: DisposableReader): void {
    reader.terminate();
    if (this.#reader === reader) this.#reader = null;
  }
}
