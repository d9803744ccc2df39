import type { Passage, RawFile } from '../../documents/Document';
import type { Starter } from '../../encoders/Starter';
import type { ModelDescription } from '../../encoders/models/ModelDescription';
import { folders } from '../../../workers/folders';
import { saveTo } from '../../../workers/saveTo';
import { detectLanguage } from '../../documents/detectLanguage';
import type { ReadFile, UnpackedArchive } from '../../documents/readAndSplit';
import { titleFromPath } from '../../documents/titles';
import { openLibrary, type Library } from '../../library/openLibrary';
import type { EngineStatus, IncomingFile } from '../../protocol/EngineApi';
import { Engine } from '../Engine';
import type { PackShelf } from '../packs/PackShelf';
import type { Platform } from '../Platform';
import type { DisposableReader } from '../RestartingReader';
import type { DisposableMapWorker } from '../map/LibraryMaps';
import { directMapWorker } from './directMapWorker';
import { FakeEncoders, fakeShelf } from './FakeEncoders';

/** Real clock, real storage, and a turn that lets every waiting message go first. */
const platform: Platform = {
  now: () => performance.now(),
  date: () => Date.now(),
  folders,
  secondThread: null,
  saveTo,
  nextTurn: () => new Promise((resolve) => setTimeout(resolve)),
  delay: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  sha256: async (bytes) => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)).join(' '),
  abilities: async () => ({ gpuAdapter: null, threads: 1, cores: 1, memoryGigabytes: null }),
  storage: async () => ({ usedBytes: 1, quotaBytes: 2, persistent: false, isInMemory: false }),
  exclusively: async (_name, work) => await work(),
  announce: () => undefined,
  onAnnounced: () => undefined,
};

/**
 * Reads a file as plain text with a passage for each line, titled by a first line that begins with `#`, and fails on
 * request of the text itself. A `.zip` file is taken apart into one file for each line: its path, a colon, its text.
 */
export const lineReader: DisposableReader = {
  read: async ({ path, bytes }: RawFile): Promise<ReadFile | UnpackedArchive> => {
    const text = new TextDecoder().decode(bytes);
    if (text === '') throw Object.assign(new Error('The file is empty.'), { name: 'ReadError', code: 'empty' });
    if (text === 'crash') throw Object.assign(new Error('gone'), { name: 'WorkerDiedError' });
    if (text === 'trip') throw new Error('tripped');
    if (path.endsWith('.zip')) {
      const files = text.split('\n').map((line) => {
        const [inner = '', content = ''] = line.split(':');
        return { path: `${path}/${inner}`, modified: null, bytes: new TextEncoder().encode(content), problem: null };
      });
      return { files };
    }
    let at = 0;
    const passages = text.split('\n').map((line): Passage => {
      const start = at;
      at += line.length + 1;
      return { start, end: start + line.length, headings: [] };
    });
    const title = /^# (.+)/.exec(text)?.[1] ?? titleFromPath(path);
    const document = {
      title,
      text,
      blocks: [],
      links: [],
      tags: [],
      aliases: [],
      authors: [],
      dates: {},
      warnings: [],
    };
    return { document, passages, language: detectLanguage(text) };
  },
  terminate: () => undefined,
};

const noPacks: PackShelf = {
  describe: async () => await Promise.reject(new Error('This site has no packs.')),
  fetch: async () => await Promise.reject(new Error('This site has no packs.')),
  forget: async () => undefined,
};

export interface StartedEngine {
  readonly engine: Engine;
  /** Every status that was announced. */
  readonly statuses: EngineStatus[];
  /** Resolves with the first status, from now on, for which `holds` is true. */
  until(holds: (status: EngineStatus) => boolean): Promise<EngineStatus>;
  /** Readers made so far. */
  readonly readersMade: () => number;
  /** Lets go of the library, as a closed tab does. */
  close(): Promise<void>;
}

export interface StartEngineOptions {
  readonly name: string;
  readonly encoder: Starter;
  readonly platform?: Partial<Platform>;
  readonly reader?: DisposableReader;
  /** Models on the site; none by default. */
  readonly models?: readonly ModelDescription[];
  readonly encoders?: FakeEncoders;
  /** Packs on the site; none by default. */
  readonly packs?: PackShelf;
  readonly makeMapWorker?: () => DisposableMapWorker;
  /** Stands between the engine and the real library. */
  readonly wrapLibrary?: (library: Library) => Library;
}

/** An engine over a real library. */
export async function startEngine(options: StartEngineOptions): Promise<StartedEngine> {
  let library: Library | null = null;
  let readersMade = 0;
  const engine = new Engine({
    platform: { ...platform, ...options.platform },
    openLibrary: async (onLost, onBlocked) => {
      library = await openLibrary({ name: options.name, onLost, onBlocked });
      return options.wrapLibrary?.(library) ?? library;
    },
    loadEncoder: async () => options.encoder,
    makeReader: () => {
      readersMade += 1;
      return options.reader ?? lineReader;
    },
    models: fakeShelf(options.models ?? []),
    packs: options.packs ?? noPacks,
    makeEncoderWorker: (options.encoders ?? new FakeEncoders()).make,
    makeMapWorker: options.makeMapWorker ?? directMapWorker,
    siteFolder: (model) => `models/${model}/`,
  });
  const statuses: EngineStatus[] = [];
  await engine.watchStatus((status) => void statuses.push(status));
  return {
    engine,
    statuses,
    readersMade: () => readersMade,
    until: (holds) =>
      new Promise((resolve) => {
        void engine.watchStatus((status) => {
          if (holds(status)) resolve(status);
        });
      }),
    close: async () => {
      await engine.findDocument('');
      library?.close();
    },
  };
}

/** Files as the page hands them over. */
export function filesOf(texts: Readonly<Record<string, string>>): IncomingFile[] {
  return Object.entries(texts).map(([path, text]) => ({ path, content: new Blob([text]), modified: 0 }));
}
