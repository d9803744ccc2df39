import type { Starter } from '../../encoders/Starter';
import { MarkFinder } from '../../index/lexical/findMarks';
import { RowSet } from '../../index/RowSet';
import type { PassageKey, TextStore } from '../../library/TextStore';
import type { SearchAnswer, SearchHit, SearchOptions } from '../../protocol/EngineApi';
import type { Catalogue } from '../Catalogue';
import type { PassageIndex } from '../PassageIndex';
import type { Platform } from '../Platform';
import type { WordIndex } from '../words/WordIndex';
import { FoundPassages, type FoundPassage } from './FoundPassages';
import { hitOf } from './hitOf';
import { inOrder, sortByDate } from './inOrder';
import { markedQuery } from './markedQuery';
import { PassageSelection } from './PassageSelection';
import { PreparedPassages } from './PreparedPassages';
import { rowsAmong } from './rowsAmong';
import { rankPassages, type EncodedQuery } from './rankPassages';
import { searchedQuery, type SearchedQuery } from './searchedQuery';
import { starterSpace } from './SearchedSpace';
import { Turns } from './Turns';

/** What a search looks in. */
export interface Searchable {
  /** The starter, which also finds the sentences of excerpts. */
  readonly encoder: Starter;
  /** Its rows. */
  readonly index: PassageIndex;
  readonly words: WordIndex;
  readonly catalogue: Catalogue;
  readonly texts: Pick<TextStore, 'passageTexts' | 'expect'>;
}

/** One call: what is asked, where and how. */
interface Call {
  readonly searchable: Searchable;
  readonly asked: SearchedQuery;
  readonly options: SearchOptions;
  readonly signal: AbortSignal;
  readonly startedAt: number;
}

/** What passages are compared with. */
interface Comparison {
  readonly encoded: EncodedQuery;
  /** By the starter, for passages that the space lacks; null if that is the starter's. */
  readonly fallback: EncodedQuery | null;
  /** By the starter, for excerpts. */
  readonly byStarter: Float32Array;
}

type Ranked = FoundPassage['weighed'];

const LARGEST_LIMIT = 1000;
/** At least so many passages by words are fused, as `npm run evaluate -- --search` does. */
const CANDIDATES = 200;
/**
 * At least so many by meaning. What words do not find and what is not among these has all of these before it, so that an
 * answer needs no more of them than it has hits, and some for copies. A list by date chooses among `CANDIDATES`.
 */
const CLOSEST = 50;
/** So many times more when too few of them say something different; but no more once there are that many. */
const WIDER = 4;
const MOST_CANDIDATES = 10_000;

/** Answers queries: understand, select, rank by words and meaning, fold, cut excerpts. */
export class Searcher {
  readonly #platform: Platform;
  readonly #prepared: PreparedPassages;
  readonly #selection = new PassageSelection();
  /** Of the last answer: while someone types, most words stay the same. */
  #marks = new MarkFinder({ words: [], phrases: [] });

  constructor(platform: Platform) {
    this.#platform = platform;
    this.#prepared = new PreparedPassages(platform);
  }

  /** Forgets all prepared passages, such as when the library was deleted. */
  forget(): void {
    this.#prepared.forget();
  }

  /**
   * Answers with words and the starter; a query of filters alone with the newest documents.
   *
   * @throws the signal's reason when aborted.
   */
  async search(
    searchable: Searchable,
    query: string,
    options: SearchOptions,
    signal: AbortSignal,
  ): Promise<SearchAnswer> {
    const asked = searchedQuery(query, searchable.encoder);
    const call = { searchable, asked, options, signal, startedAt: this.#platform.now() };
    const { text } = asked;
    const embedding = await searchable.encoder.encode([{ text }], { role: 'query', signal });
    const selected = this.#select(call);
    if (text === '') return await this.#list(call, embedding, selected);
    const encoded = { space: starterSpace(searchable), embedding };
    return await this.#rank(call, { encoded, fallback: null, byStarter: embedding }, selected);
  }

  /**
   * Answers with words and the main encoder; passages that have no row in its space yet are ranked by the starter.
   *
   * @param embedding the query's text, by the main encoder.
   * @throws the signal's reason when aborted.
   */
  async refine(
    searchable: Searchable,
    { space, embedding }: EncodedQuery,
    asked: SearchedQuery,
    options: SearchOptions,
    signal: AbortSignal,
  ): Promise<SearchAnswer> {
    const call = { searchable, asked, options, signal, startedAt: this.#platform.now() };
    const byStarter = await searchable.encoder.encode([{ text: asked.text }], { role: 'query', signal });
    const fallback = { space: starterSpace(searchable), embedding: byStarter };
    return await this.#rank(call, { encoded: { space, embedding }, fallback, byStarter }, this.#select(call));
  }

  /**
   * Passages close in meaning to an embedding, without some.
   *
   * @throws the signal's reason when aborted.
   */
  async similar(
    searchable: Searchable,
    { encoded, byStarter }: Omit<Comparison, 'fallback'>,
    excluded: readonly PassageKey[],
    options: SearchOptions,
    signal: AbortSignal,
  ): Promise<SearchAnswer> {
    const call = { searchable, asked: searchedQuery(''), options, signal, startedAt: this.#platform.now() };
    const { words, catalogue } = searchable;
    const left = RowSet.of(
      excluded.map(({ document, passage }) => words.numbers.rowOf(document, passage)).filter((row) => row >= 0),
    );
    const others = this.#selection.all(words, catalogue).without(left);
    const answer = await this.#rank(call, { encoded, fallback: null, byStarter }, others);
    return { ...answer, matching: null };
  }

  /**
   * One passage as a hit of no query; null when it is gone.
   *
   * @throws the signal's reason when aborted.
   */
  async passage(searchable: Searchable, key: PassageKey, signal: AbortSignal): Promise<SearchHit | null> {
    const { encoder, texts, catalogue } = searchable;
    const document = catalogue.document(key.document);
    const [prepared] = await this.#prepared.prepare([key], texts, signal);
    if (!document || !prepared) return null;
    const weighed = { ...key, score: 0, strength: 0, why: null };
    const marks = new MarkFinder({ words: [], phrases: [] });
    const context = { encoder, embedding: new Float32Array(encoder.dimensions), marks, catalogue, signal };
    return await hitOf({ weighed, document, prepared, copies: [] }, context);
  }

  #select({ asked: { parsed }, options: { among }, searchable: { words, catalogue } }: Call): RowSet | null {
    const demanded = this.#selection.select(parsed, words, catalogue);
    if (!among) return demanded;
    return rowsAmong(among, words.numbers).and(demanded ?? this.#selection.all(words, catalogue));
  }

  async #rank(call: Call, { encoded, fallback, byStarter }: Comparison, among: RowSet | null): Promise<SearchAnswer> {
    const { searchable, asked, options, signal } = call;
    const { words, catalogue, texts } = searchable;
    const { numbers } = words;
    const wanted = limitOf(options);
    const { sort = 'relevance' } = options;
    const fewest = sort === 'relevance' ? CLOSEST : CANDIDATES;
    for (let wider = 1; ; wider *= WIDER) {
      const limit = wider * Math.max(CANDIDATES, wanted);
      const closest = wider * Math.max(fewest, wanted);
      const ranked = await rankPassages(asked, words, encoded, fallback, {
        limit,
        closest,
        among,
        signal,
        pause: () => this.#platform.nextTurn(),
        // Most of them are among the hits: `npm run bench:words` finds four in five. They are read meanwhile.
        onFoundByWords: (passages) => this.#prepared.expect(passages.slice(0, wanted), texts),
      });
      const strong = ranked.filter(({ strength }) => strength >= (options.minimumStrength ?? 0));
      const ordered = inOrder(strong, options, catalogue);
      const found = await this.#collect(call, ordered, new FoundPassages(catalogue, numbers, among));
      // Copies of a few passages may be all that was ranked.
      if (found.length < wanted && strong.length >= closest && limit < MOST_CANDIDATES) continue;
      return await this.#answer(call, {
        encoder: encoded.space.encoder.name,
        found,
        byStarter,
        matching: among?.size ?? null,
        isNothingClose: !ranked.some(({ isClose }) => isClose),
      });
    }
  }

  /** Answers a query of filters alone; one of nothing at all with nothing. */
  async #list(call: Call, byStarter: Float32Array, among: RowSet | null): Promise<SearchAnswer> {
    const { searchable, options } = call;
    const { words, catalogue, encoder } = searchable;
    const { numbers } = words;
    const documents = new Map<number, number>();
    for (const row of among ?? []) {
      const { document, passage } = numbers.at(row);
      if (!documents.has(document)) documents.set(document, passage);
    }
    const firsts = Array.from(documents, ([document, passage]) => ({
      document,
      passage,
      score: 0,
      strength: 0,
      why: null,
    }));
    const sort = options.sort === 'oldest' ? 'oldest' : 'newest';
    const ordered = sortByDate(firsts, sort, catalogue);
    const found = await this.#collect(call, ordered, new FoundPassages(catalogue, numbers, among));
    const matching = among?.size ?? null;
    return await this.#answer(call, { encoder: encoder.name, found, byStarter, matching, isNothingClose: false });
  }

  /** Reads as many passages as there are hits to show, and more for those that turn out to be copies. */
  async #collect(
    { searchable, options, signal }: Call,
    ordered: readonly Ranked[],
    passages: FoundPassages,
  ): Promise<readonly FoundPassage[]> {
    const limit = limitOf(options);
    for (let at = 0; at < ordered.length && passages.found.length < limit;) {
      const batch: Ranked[] = [];
      for (; at < ordered.length && batch.length < limit - passages.found.length; at++) {
        if (passages.isNew(ordered[at]!)) batch.push(ordered[at]!);
      }
      const prepared = await this.#prepared.prepare(batch, searchable.texts, signal);
      for (const [position, each] of prepared.entries()) if (each) passages.add(batch[position]!, each);
    }
    signal.throwIfAborted();
    return passages.found;
  }

  async #answer(
    { searchable: { encoder, index, catalogue, words }, asked, startedAt, signal }: Call,
    {
      found,
      byStarter,
      ...rest
    }: Pick<SearchAnswer, 'encoder' | 'matching' | 'isNothingClose'> & {
      readonly found: readonly FoundPassage[];
      readonly byStarter: Float32Array;
    },
  ): Promise<SearchAnswer> {
    this.#marks = new MarkFinder(markedQuery(asked.wanted, words), this.#marks);
    const context = { encoder, embedding: byStarter, marks: this.#marks, catalogue, signal };
    const hits: SearchHit[] = [];
    const turns = new Turns(this.#platform);
    for (const each of found) {
      await turns.take(signal);
      hits.push(await hitOf(each, context));
    }
    return {
      query: asked.query,
      hits,
      searched: index.size,
      milliseconds: this.#platform.now() - startedAt,
      ...rest,
    };
  }
}

function limitOf({ limit }: SearchOptions): number {
  return Math.max(1, Math.min(LARGEST_LIMIT, Math.trunc(limit)));
}
