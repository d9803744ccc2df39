import type { Encoder } from '../encoders/Encoder';
import type { DocumentStore } from '../library/DocumentStore';
import type { DocumentRecord } from '../library/schema';
import type { SearchAnswer, SearchHit, SearchOptions, TextRange } from '../protocol/EngineApi';
import type { Catalogue } from './Catalogue';
import { documentDate } from './documentDate';
import { excerptAround, sentencesOf } from './excerpt';
import type { PassageIndex, RankedPassage } from './PassageIndex';
import type { Platform } from './Platform';
import { queryWords } from './queryWords';
import { RecentlyUsed } from './RecentlyUsed';

/** What a search looks in. */
export interface Searchable {
  readonly encoder: Encoder;
  readonly index: PassageIndex;
  readonly catalogue: Catalogue;
  readonly documents: DocumentStore;
}

/** A passage prepared for excerpts: while someone types, the same passages are found again and again. */
interface KnownPassage {
  readonly text: string;
  readonly start: number;
  readonly headings: readonly string[];
  readonly sentences: readonly TextRange[];
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
      const words = queryWords(query);
      for (const [position, passage] of ranked.entries()) {
        const document = catalogue.document(passage.document);
        if (!document) continue;
        if (position > 0 && position % PREPARED_AT_ONCE === 0) {
          await this.#platform.nextTurn();
          signal.throwIfAborted();
        }
        const known = await this.#known(passage, document, encoder, documents);
        if (!known) continue;
        const best = closestSentence(embedding, known);
        hits.push({
          key: keyOf(passage),
          document: document.id,
          title: document.title,
          path: document.path,
          sourceName: catalogue.source(document.source)?.name ?? '',
          date: documentDate(document),
          tags: document.tags,
          headings: known.headings,
          range: { start: known.start, end: known.start + known.text.length },
          score: passage.score,
          strength: strengthOf(passage.score, encoder),
          excerpt: excerptAround(known.text, known.sentences, best, words),
        });
      }
    }
    signal.throwIfAborted();
    return { query, hits: hits.toSorted(compareHits), searched, milliseconds: this.#platform.now() - startedAt };
  }

  async #known(
    passage: RankedPassage,
    document: DocumentRecord,
    encoder: Encoder,
    documents: DocumentStore,
  ): Promise<KnownPassage | null> {
    const key = keyOf(passage);
    const cached = this.#knownPassages.get(key);
    if (cached) return cached;
    const [found] = await documents.passages(document.id, [passage.passage]);
    if (!found) return null;
    const text = await documents.text(document.id, found.start, found.end);
    if (text === '') return null;
    const sentences = sentencesOf(text);
    const inputs = sentences.map(({ start, end }) => ({ text: text.slice(start, end) }));
    const embeddings = await encoder.encode(inputs, { role: 'document' });
    const known = { text, start: found.start, headings: found.headings, sentences, embeddings };
    this.#knownPassages.set(key, known);
    return known;
  }
}

function keyOf({ document, passage }: RankedPassage): string {
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
