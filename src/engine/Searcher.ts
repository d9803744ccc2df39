import { pageAt } from '../documents/pageAt';
import type { Encoder } from '../encoders/Encoder';
import type { DocumentStore, PassageKey, PassageText } from '../library/DocumentStore';
import type { DocumentRecord } from '../library/schema';
import type { SearchAnswer, SearchHit, SearchOptions, TextRange } from '../protocol/EngineApi';
import type { Catalogue } from './Catalogue';
import { documentDate } from './documentDate';
import { excerptAround, sentencesOf } from './excerpt';
import { NotFoundError } from './NotFoundError';
import type { PassageIndex, RankedPassage } from './PassageIndex';
import type { Platform } from './Platform';
import { foldedWords, queryWords, type FoldedWord } from './queryWords';
import { RecentlyUsed } from './RecentlyUsed';

/** The rows of one encoder. */
export interface SearchedSpace {
  readonly encoder: Encoder;
  readonly index: PassageIndex;
}

/** What a search looks in; the encoder is the starter, which also finds the sentences of excerpts. */
export interface Searchable extends SearchedSpace {
  readonly catalogue: Catalogue;
  readonly documents: DocumentStore;
}

/** A passage prepared for excerpts: while someone types, the same passages are found again and again. */
interface KnownPassage extends PassageText {
  readonly sentences: readonly TextRange[];
  readonly words: readonly FoldedWord[];
  /** One row for each sentence. */
  readonly embeddings: Float32Array;
}

/** A ranked passage with its score on the encoder's scale. */
interface WeighedPassage extends RankedPassage {
  readonly strength: number;
}

const LARGEST_LIMIT = 1000;
/** About 10 KB each at eight sentences of 256 dimensions. */
const KNOWN_PASSAGES = 1000;
/** Passages prepared between two turns: a newer query need not wait for an older one's excerpts. */
const PREPARED_AT_ONCE = 8;

/** Answers queries: encode, rank, cut excerpts. */
export class Searcher {
  readonly #platform: Platform;
  readonly #knownPassages = new RecentlyUsed<KnownPassage>(KNOWN_PASSAGES);

  constructor(platform: Platform) {
    this.#platform = platform;
  }

  /** Forgets all prepared passages, such as when the encoder changes. */
  forget(): void {
    this.#knownPassages.clear();
  }

  /**
   * Answers with the starter alone.
   *
   * @throws the signal's reason when aborted.
   */
  async search(
    searchable: Searchable,
    query: string,
    options: SearchOptions,
    signal: AbortSignal,
  ): Promise<SearchAnswer> {
    const startedAt = this.#platform.now();
    const embedding = await searchable.encoder.encode([{ text: query }], { role: 'query', signal });
    const ranked = await this.#rank(searchable, embedding, options, signal);
    const hits = await this.#hitsOf(searchable, query, embedding, ranked, signal);
    return this.#answer(searchable, query, hits, searchable.encoder, startedAt);
  }

  /**
   * Passages close to one, or to the beginning of a document.
   *
   * @throws NotFoundError when it is not in the library (any more); the signal's reason when aborted.
   */
  async similar(
    searchable: Searchable,
    document: number,
    passage: number | null,
    options: SearchOptions,
    signal: AbortSignal,
  ): Promise<SearchAnswer> {
    const startedAt = this.#platform.now();
    const [found] = await searchable.documents.passageTexts([{ document, passage: passage ?? 0 }]);
    if (!found) throw new NotFoundError('This document is no longer in the library.');
    const embedding = await searchable.encoder.encode([found], { role: 'document', signal });
    const wanted = { ...options, limit: options.limit + (searchable.catalogue.document(document)?.passages ?? 0) };
    const ranked = await this.#rank(searchable, embedding, wanted, signal);
    const others = ranked.filter((other) => other.document !== document).slice(0, limitOf(options));
    const hits = await this.#hitsOf(searchable, '', embedding, others, signal);
    return this.#answer(searchable, '', hits, searchable.encoder, startedAt);
  }

  /**
   * Answers with the main encoder; passages that have no row in its space yet are ranked by the starter.
   *
   * @param embedding the query's, by the main encoder.
   * @throws the signal's reason when aborted.
   */
  async refine(
    searchable: Searchable,
    main: SearchedSpace,
    query: string,
    embedding: Float32Array,
    options: SearchOptions,
    signal: AbortSignal,
  ): Promise<SearchAnswer> {
    const startedAt = this.#platform.now();
    const { encoder, index, catalogue } = searchable;
    const ranked = await this.#rank(main, embedding, options, signal);
    const byStarter = await encoder.encode([{ text: query }], { role: 'query', signal });
    if (main.index.size < index.size) {
      for (const passage of await this.#rank(searchable, byStarter, options, signal)) {
        const passages = catalogue.document(passage.document)?.passages ?? 0;
        if (main.index.missingOf(passage.document, passages).includes(passage.passage)) ranked.push(passage);
      }
    }
    const best = ranked.toSorted((a, b) => b.strength - a.strength || b.score - a.score).slice(0, limitOf(options));
    const hits = await this.#hitsOf(searchable, query, byStarter, best, signal);
    return this.#answer(searchable, query, hits, main.encoder, startedAt);
  }

  #answer(
    { index }: Searchable,
    query: string,
    hits: readonly SearchHit[],
    encoder: Encoder,
    startedAt: number,
  ): SearchAnswer {
    return {
      query,
      encoder: encoder.name,
      hits: hits.toSorted(compareHits),
      searched: index.size,
      matching: null,
      isNothingClose: false,
      milliseconds: this.#platform.now() - startedAt,
    };
  }

  async #rank(
    { encoder, index }: SearchedSpace,
    embedding: Float32Array,
    options: SearchOptions,
    signal: AbortSignal,
  ): Promise<WeighedPassage[]> {
    // A query in which the encoder knows nothing is equally far from everything.
    if (embedding.every((component) => component === 0)) return [];
    const pause = () => this.#platform.nextTurn();
    const ranked = await index.search(embedding, { limit: limitOf(options), signal, pause });
    return ranked.map((passage) => ({ ...passage, strength: strengthOf(passage.score, encoder) }));
  }

  async #hitsOf(
    { encoder, catalogue, documents }: Searchable,
    query: string,
    embedding: Float32Array,
    ranked: readonly WeighedPassage[],
    signal: AbortSignal,
  ): Promise<SearchHit[]> {
    const wanted = queryWords(query);
    const known = await this.#prepare(ranked, encoder, documents, signal);
    signal.throwIfAborted();
    return ranked.flatMap((passage) => {
      const document = catalogue.document(passage.document);
      const prepared = known.get(keyOf(passage));
      return document && prepared ? [hitOf(passage, document, prepared, { embedding, wanted, catalogue })] : [];
    });
  }

  /** The passages with what their excerpts need; those that are gone are left out. */
  async #prepare(
    passages: readonly PassageKey[],
    encoder: Encoder,
    documents: DocumentStore,
    signal: AbortSignal,
  ): Promise<ReadonlyMap<string, KnownPassage>> {
    const known = new Map<string, KnownPassage>();
    const unknown: PassageKey[] = [];
    for (const passage of passages) {
      const cached = this.#knownPassages.get(keyOf(passage));
      if (cached) known.set(keyOf(passage), cached);
      else unknown.push(passage);
    }
    if (unknown.length === 0) return known;
    for (const [position, found] of (await documents.passageTexts(unknown)).entries()) {
      if (position % PREPARED_AT_ONCE === 0) {
        await this.#platform.nextTurn();
        signal.throwIfAborted();
      }
      if (!found) continue;
      const sentences = sentencesOf(found.text);
      const inputs = sentences.map(({ start, end }) => ({ text: found.text.slice(start, end) }));
      const embeddings = await encoder.encode(inputs, { role: 'document', signal });
      const prepared = { ...found, sentences, embeddings, words: foldedWords(found.text) };
      known.set(keyOf(unknown[position]!), prepared);
      this.#knownPassages.set(keyOf(unknown[position]!), prepared);
    }
    return known;
  }
}

/** What all hits of one answer share. */
interface HitContext {
  /** The query's, by the starter. */
  readonly embedding: Float32Array;
  readonly wanted: ReadonlySet<string>;
  readonly catalogue: Catalogue;
}

function hitOf(
  passage: WeighedPassage,
  document: DocumentRecord,
  known: KnownPassage,
  { embedding, wanted, catalogue }: HitContext,
): SearchHit {
  const best = closestSentence(embedding, known);
  return {
    key: keyOf(passage),
    document: document.id,
    passage: passage.passage,
    title: document.title,
    path: document.path,
    source: document.source,
    sourceName: catalogue.source(document.source)?.name ?? '',
    date: documentDate(document),
    tags: document.tags,
    page: pageAt(document.pageStarts ?? [], known.start + (known.sentences[best]?.start ?? 0)),
    headings: known.headings,
    range: { start: known.start, end: known.end },
    score: passage.score,
    strength: passage.strength,
    why: 'meaning',
    copies: [],
    excerpt: excerptAround(known, best, wanted),
  };
}

function limitOf({ limit }: SearchOptions): number {
  return Math.max(1, Math.min(LARGEST_LIMIT, Math.trunc(limit)));
}

function keyOf({ document, passage }: PassageKey): string {
  return `${document}:${passage}`;
}

/** 0 where the encoder sees nothing in common, 1 where it sees the same, linear between. */
function strengthOf(score: number, { similarity: { unrelated, same } }: Encoder): number {
  return Math.max(0, Math.min(1, (score - unrelated) / (same - unrelated)));
}

/** Position of the sentence closest to the query; the first of several equal ones. */
function closestSentence(query: Float32Array, { sentences, embeddings }: KnownPassage): number {
  let best = 0;
  let bestScore = -Infinity;
  for (let sentence = 0; sentence < sentences.length; sentence++) {
    let score = 0;
    for (let d = 0; d < query.length; d++) score += query[d]! * embeddings[sentence * query.length + d]!;
    if (score > bestScore) {
      bestScore = score;
      best = sentence;
    }
  }
  return best;
}

/** Falling strength, then score; ties by path, then source, then position, whatever the order in which documents arrived. */
function compareHits(a: SearchHit, b: SearchHit): number {
  return (
    b.strength - a.strength ||
    b.score - a.score ||
    compareText(a.path, b.path) ||
    compareText(a.sourceName, b.sourceName) ||
    a.range.start - b.range.start
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
