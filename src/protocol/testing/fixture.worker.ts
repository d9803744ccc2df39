import { serveWorker } from '../serveWorker';

/** What the tests of `connectWorker` ask of a worker. */
export interface FixtureApi {
  add(a: number, b: number): Promise<number>;
  fail(name: string, message: string, code: string): Promise<never>;
  count(onCount: (count: number) => void): Promise<void>;
  /** Gives the name and message of the reason with which the signal is aborted. */
  reasonOf(signal: AbortSignal): Promise<string>;
  untilAborted(signal: AbortSignal): Promise<never>;
  never(): Promise<never>;
  close(): Promise<void>;
  crash(): Promise<void>;
}

const fixture: FixtureApi = {
  add: async (a, b) => a + b,
  fail: async (name, message, code) => {
    throw Object.assign(new Error(message), { name, code });
  },
  count: async (onCount) => {
    for (const count of [1, 2, 3]) onCount(count);
  },
  reasonOf: (signal) =>
    new Promise((resolve) => {
      const tell = (): void => {
        const { name, message } = signal.reason as Error;
        resolve(`${name}: ${message}`);
      };
      if (signal.aborted) tell();
      signal.addEventListener('abort', tell);
    }),
  untilAborted: (signal) =>
    new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error))),
  never: () => new Promise(() => undefined),
  close: async () => self.close(),
  crash: async () => {
    setTimeout(() => {
      throw new Error('The worker tripped.');
    });
  },
};

serveWorker(fixture, self);
