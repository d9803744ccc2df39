import type { ReadFile } from '../../../src/documents/readAndSplit';
import { parseStaticModel } from '../../../src/encoders/parseStaticModel';
import { StaticEncoder } from '../../../src/encoders/StaticEncoder';
import { Engine } from '../../../src/engine/Engine';
import { openLibrary, type Library } from '../../../src/library/openLibrary';
import type { EngineStatus, SearchAnswer } from '../../../src/protocol/EngineApi';
import { fetchStaticModel } from '../../../workers/fetchStaticModel';
import { workerPlatform } from '../../../workers/workerPlatform';
import { PASSAGES_IN_DOCUMENT, type PassageMaker } from './PassageMaker';

const NAME = 'words-bench';
/** Files handed over in one call. */
const ADDED_AT_ONCE = 500;

const refuse = () => Promise.reject(new Error('There is nothing to be had.'));

/** The app's engine over a library of made documents, with the starter and without a main encoder. */
export class MadeLibrary {
  readonly #engine: Engine;
  /** The one that is open: deleting everything opens another. */
  #library: Library | null = null;
  #wordsStored = Promise.withResolvers<void>();

  /** Begins to open the library, which an earlier one may have filled. */
  constructor(maker: PassageMaker) {
    const platform = workerPlatform(Promise.resolve(NAME));
    this.#engine = new Engine({
      platform: {
        ...platform,
        exclusively: async (name, work) => {
          await platform.exclusively(name, work);
          this.#wordsStored.resolve();
          this.#wordsStored = Promise.withResolvers();
        },
      },
      openLibrary: async (onLost, onBlocked) => {
        this.#library = await openLibrary({ name: NAME, onLost, onBlocked });
        return this.#library;
      },
      loadEncoder: async (onProgress) =>
        new StaticEncoder(
          parseStaticModel(await fetchStaticModel(new URL('/models/starter/', self.location.href), onProgress)),
        ),
      makeReader: () => ({
        read: async ({ bytes }) => readMade(maker, Number(new TextDecoder().decode(bytes))),
        terminate: () => undefined,
      }),
      models: {
        catalogue: [],
        onSite: async () => [],
        stored: async () => [],
        storedBytes: async () => new Map(),
        download: refuse,
        install: refuse,
        remove: refuse,
      },
      packs: { describe: refuse, fetch: refuse, forget: async () => undefined },
      makeEncoderWorker: () => {
        throw new Error('There is no main encoder.');
      },
      makeMapWorker: () => {
        throw new Error('No map is drawn here.');
      },
      siteFolder: () => '',
    });
  }

  /** Ingests documents; gives the milliseconds from the first file to the last passage that can be found. */
  async fill(passages: number): Promise<number> {
    const startedAt = performance.now();
    const documents = passages / PASSAGES_IN_DOCUMENT;
    for (let first = 0; first < documents; first += ADDED_AT_ONCE) {
      const files = Array.from({ length: Math.min(ADDED_AT_ONCE, documents - first) }, (_, position) => ({
        path: `${first + position}.md`,
        content: new Blob([String(first + position)]),
        modified: 0,
      }));
      await this.#engine.addFiles(
        { kind: 'files', name: 'Made' },
        files,
        () => undefined,
        new AbortController().signal,
      );
    }
    await this.until(({ ingest, searchable }) => ingest.state === 'idle' && searchable >= passages);
    return performance.now() - startedAt;
  }

  /** Resolves when the word index has joined its segments and stored the words of all passages. */
  async rest(passages: number): Promise<void> {
    if (this.#library === null) throw new Error('The library is not open yet.');
    const { words } = this.#library;
    for (;;) {
      const stored = this.#wordsStored.promise;
      let rows = 0;
      for await (const { documents } of words.parts()) rows += documents.length;
      if (rows >= passages) return;
      await stored;
    }
  }

  async until(holds: (status: EngineStatus) => boolean): Promise<void> {
    await new Promise<void>((resolve) => {
      void this.#engine.watchStatus((status) => {
        if (holds(status)) resolve();
      });
    });
  }

  /** 20 hits with their excerpts. */
  async search(query: string): Promise<SearchAnswer> {
    return await this.#engine.search(query, { limit: 20 }, new AbortController().signal);
  }

  async deleteEverything(): Promise<void> {
    await this.#engine.deleteEverything();
  }
}

function readMade(maker: PassageMaker, document: number): ReadFile {
  let text = '';
  const made = Array.from({ length: PASSAGES_IN_DOCUMENT }, (_, position) =>
    maker.passage(document * PASSAGES_IN_DOCUMENT + position),
  );
  const passages = made.map(({ headings, body }) => {
    const start = text.length;
    text += `${body}\n\n`;
    return { start, end: start + body.length, headings: [headings] };
  });
  const { title, tags } = made[0]!;
  const nothing = { blocks: [], links: [], aliases: [], authors: [], dates: {}, warnings: [] };
  return { passages, document: { ...nothing, title, text, tags: [tags] }, language: 'en' };
}
