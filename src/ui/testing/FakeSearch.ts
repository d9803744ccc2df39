import type {
  Completions,
  LibraryMap,
  MapProgress,
  SearchAnswer,
  SearchHit,
  SearchOptions,
} from '../../protocol/EngineApi';
import { fakeHit } from './FakeDocument';
import { FakeReading } from './FakeReading';

/** The part of the fake engine that finds: words, at once. */
export class FakeSearch extends FakeReading {
  /** Every query, in order. */
  readonly searches: string[] = [];
  /** The options of every query, in order. */
  readonly options: SearchOptions[] = [];
  /** What every answer tells besides its hits. */
  about: Partial<Pick<SearchAnswer, 'matching' | 'isNothingClose'>> = {};
  /** Every document and passage whose like was looked for, in order. */
  readonly similarTo: (readonly [document: number, passage: number | null])[] = [];
  /** How long a query takes, in milliseconds. */
  searchDelay: (query: string) => number = () => 0;
  /** The hits for a query; null to find words in `documents`. */
  hitsFor: ((query: string) => readonly SearchHit[]) | null = null;
  /** The main encoder's hits for a query; null when there is no main encoder. */
  refinedHitsFor: ((query: string) => readonly SearchHit[]) | null = null;
  /** How long the main encoder takes, in milliseconds. */
  refineDelay = 0;
  /** Every query that was refined, in order. */
  readonly refined: string[] = [];
  /** What operators can name. */
  completionsAtHand: Completions = { tag: [], type: [], source: [], path: [], lang: [] };

  /** The map; null for none. */
  map: LibraryMap | null = null;
  /** Every call of `openMap`, in order: whether a new map was asked for. */
  readonly mapsOpened: boolean[] = [];
  /** What drawing waits for. */
  drawing: (onProgress: (progress: MapProgress) => void, signal: AbortSignal) => Promise<void> = () =>
    Promise.resolve();
  /** What the last search was confined to. */
  among: SearchOptions['among'];

  expectQuery(): Promise<void> {
    return Promise.resolve();
  }

  async search(query: string, options: SearchOptions, signal: AbortSignal): Promise<SearchAnswer> {
    this.searches.push(query);
    this.among = options.among;
    this.options.push(options);
    await new Promise((resolve) => setTimeout(resolve, this.searchDelay(query)));
    signal.throwIfAborted();
    const hits = this.hitsFor?.(query) ?? this.#findWords(query);
    return this.#answer(query, 'Starter', hits.slice(0, options.limit));
  }

  async refine(query: string, options: SearchOptions, signal: AbortSignal): Promise<SearchAnswer | null> {
    if (this.refinedHitsFor === null) return null;
    this.refined.push(query);
    await new Promise((resolve) => setTimeout(resolve, this.refineDelay));
    signal.throwIfAborted();
    const hits = this.refinedHitsFor(query).slice(0, options.limit);
    return this.#answer(query, 'Main', hits);
  }

  similar(
    document: number,
    passage: number | null,
    options: SearchOptions,
    signal: AbortSignal,
  ): Promise<SearchAnswer> {
    signal.throwIfAborted();
    this.similarTo.push([document, passage]);
    const others = this.documents.filter(({ id }) => id !== document).map((other) => fakeHit(other, 0, []));
    return Promise.resolve(this.#answer('', 'Starter', others.slice(0, options.limit)));
  }

  async openMap(
    isAnew: boolean,
    onProgress: (progress: MapProgress) => void,
    signal: AbortSignal,
  ): Promise<LibraryMap | null> {
    this.mapsOpened.push(isAnew);
    await this.drawing(onProgress, signal);
    signal.throwIfAborted();
    return this.map;
  }

  passage(document: number, passage: number): Promise<SearchHit> {
    const found = this.documents.find(({ id }) => id === document);
    if (found) return Promise.resolve(fakeHit(found, passage, []));
    return Promise.reject(new DOMException('This passage is no longer in the library.', 'NotFoundError'));
  }

  completions(): Promise<Completions> {
    return Promise.resolve(this.completionsAtHand);
  }

  #answer(query: string, encoder: string, hits: readonly SearchHit[]): SearchAnswer {
    const { passages: searched } = this.status;
    return { query, encoder, hits, searched, matching: null, isNothingClose: false, milliseconds: 1, ...this.about };
  }

  #findWords(query: string): readonly SearchHit[] {
    const words = query.toLowerCase().split(/\s+/).filter(Boolean);
    return this.documents
      .flatMap((document) => document.paragraphs.map((_, index) => fakeHit(document, index, words)))
      .filter((hit) => hit.score > 0)
      .toSorted((a, b) => b.score - a.score || a.path.localeCompare(b.path) || a.range.start - b.range.start);
  }
}
