import type { Encoder } from '../encoders/Encoder';
import type { DocumentStore, PassageKey, PassageText } from '../library/DocumentStore';
import type { DocumentRecord } from '../library/schema';
import type { SearchAnswer, SearchHit, SearchOptions, TextRange } from '../protocol/EngineApi';
import type { Catalogue } from './Catalogue';
import { documentDate } from './documentDate';
import { excerptAround, sentencesOf } from './excerpt';
import type { PassageIndex, RankedPassage } from './PassageIndex';
import type { Platform } from './Platform';
import { foldedWords, queryWords, type FoldedWord } from './queryWords';
import { RecentlyUsed } from './RecentlyUsed';

/** What a search looks in. */
export interface Searchable {
  readonly encoder: Encoder;
  readonly index: PassageIndex;
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

  /** @throws the signal's reason when aborted. */
  async search(
    { encoder, index, catalogue, documents }: Searchable,
    query: string,
    options: SearchOptions,
    signal: AbortSignal,
  ): Promise<SearchAnswer> {
    const startedAt = this.#platform.now();
    const limit = Math.max(1, Math.min(LARGEST_LIMIT, Math.trunc(options.limit)));
    const searched = index.size;
    const hits: SearchHit[] = [];

    const embedding = await encoder.encode([{ text: query }], { role: 'query', signal });
    // A query in which the encoder knows nothing is equally far from everything.
    if (embedding.some((component) => component !== 0)) {
      const pause = () => this.#platform.nextTurn();
      const ranked = await index.search(embedding, { limit, signal, pause });
      const wanted = queryWords(query);
      const known = await this.#prepare(ranked, encoder, documents, signal);
      for (const passage of ranked) {
        const document = catalogue.document(passage.document);
        const prepared = known.get(keyOf(passage));
        if (document && prepared) {
          hits.push(hitOf(passage, document, prepared, { embedding, wanted, encoder, catalogue }));
        }
      }
    }
    signal.throwIfAborted();
    return { query, hits: hits.toSorted(compareHits), searched, milliseconds: this.#platform.now() - startedAt };
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
  readonly embedding: Float32Array;
  readonly wanted: ReadonlySet<string>;
  readonly encoder: Encoder;
  readonly catalogue: Catalogue;
}

function hitOf(
  passage: RankedPassage,
  document: DocumentRecord,
  known: KnownPassage,
  { embedding, wanted, encoder, catalogue }: HitContext,
): SearchHit {
  return {
    key: keyOf(passage),
    document: document.id,
    title: document.title,
    path: document.path,
    sourceName: catalogue.source(document.source)?.name ?? '',
    date: documentDate(document),
    tags: document.tags,
    headings: known.headings,
    range: { start: known.start, end: known.end },
    score: passage.score,
    strength: strengthOf(passage.score, encoder),
    excerpt: excerptAround(known, closestSentence(embedding, known), wanted),
  };
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

/** Falling score; ties by path, then source, then position, whatever the order in which documents arrived. */
function compareHits(a: SearchHit, b: SearchHit): number {
  return (
    b.score - a.score ||
    compareText(a.path, b.path) ||
    compareText(a.sourceName, b.sourceName) ||
    a.range.start - b.range.start
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
