import type { EmbeddingRows } from '../../library/embeddingBlock';
import { spaceOf } from '../../encoders/Encoder';
import type { SearchAnswer, SearchHit, SearchOptions } from '../../protocol/EngineApi';
import { LatestFirst } from '../LatestFirst';
import type { LibrarySession } from '../LibrarySession';
import { NotFoundError } from '../NotFoundError';
import type { Platform } from '../Platform';
import type { QueriesFirst } from '../QueriesFirst';
import { meanOfRows } from './meanOfRows';
import { Searcher, type Searchable } from './Searcher';
import { searchedQuery } from './searchedQuery';
import { starterSpace, type SearchedSpace } from './SearchedSpace';

/** The calls of `EngineApi` that look for passages. Each query aborts the one before it. */
export class LibrarySearch {
  readonly #queriesFirst: QueriesFirst;
  readonly #searcher: Searcher;
  readonly #latest = new LatestFirst();

  constructor(platform: Platform, queriesFirst: QueriesFirst) {
    this.#queriesFirst = queriesFirst;
    this.#searcher = new Searcher(platform);
  }

  /** Forgets the library that was searched. */
  forget(): void {
    this.#searcher.forget();
  }

  async search(
    opening: Promise<LibrarySession>,
    query: string,
    options: SearchOptions,
    signal: AbortSignal,
  ): Promise<SearchAnswer> {
    const newest = this.#latest.next(signal);
    const searchable = searchableOf(await opening);
    return await this.#queriesFirst.answer(() => this.#searcher.search(searchable, query, options, newest));
  }

  async refine(
    opening: Promise<LibrarySession>,
    query: string,
    options: SearchOptions,
    signal: AbortSignal,
  ): Promise<SearchAnswer | null> {
    const newest = this.#latest.next(signal);
    const session = await opening;
    const main = session.main.answering();
    const asked = searchedQuery(query, session.encoder);
    if (main === null || main.index.size === 0 || asked.text === '') return null;
    // Encoding may have to wait for the model to be loaded; ingest need not stand back for that.
    const embedding = await main.encoder.encode([{ text: asked.text }], { role: 'query', signal: newest });
    return await this.#queriesFirst.answer(() =>
      this.#searcher.refine(searchableOf(session), { space: main, embedding }, asked, options, newest),
    );
  }

  /** @throws NotFoundError when the document or passage is not in the library (any more). */
  async similar(
    opening: Promise<LibrarySession>,
    document: number,
    passage: number | null,
    options: SearchOptions,
    signal: AbortSignal,
  ): Promise<SearchAnswer> {
    const session = await opening;
    signal.throwIfAborted();
    const { catalogue, encoder } = session;
    const record = catalogue.document(document);
    if (!record) throw new NotFoundError('This document is no longer in the library.');
    const searchable = searchableOf(session);
    const starter = starterSpace(searchable);
    const byStarter = await this.#embeddingOf(session, spaceOf(encoder), document, passage);
    if (byStarter === null) throw new NotFoundError('This passage is no longer in the library.');
    const main = session.main.answering();
    const byMain = main && (await this.#embeddingOf(session, main.space, document, passage));
    const space: SearchedSpace = main && byMain && main.isComplete(catalogue) ? main : starter;
    const embedding = space === starter ? byStarter : byMain!;
    const copies = [record, ...catalogue.withContent(record.contentHash)];
    const excluded = copies.flatMap(({ id, passages }) =>
      passage === null
        ? Array.from({ length: passages }, (_, each) => ({ document: id, passage: each }))
        : [{ document: id, passage }],
    );
    return await this.#queriesFirst.answer(() =>
      this.#searcher.similar(searchable, { encoded: { space, embedding }, byStarter }, excluded, options, signal),
    );
  }

  /** @throws NotFoundError when the passage is not in the library (any more). */
  async passage(
    opening: Promise<LibrarySession>,
    document: number,
    passage: number,
    signal: AbortSignal,
  ): Promise<SearchHit> {
    const hit = await this.#searcher.passage(searchableOf(await opening), { document, passage }, signal);
    if (hit === null) throw new NotFoundError('This passage is no longer in the library.');
    return hit;
  }

  /** The stored embedding of a passage, or the mean of a document's; null where there is none. */
  async #embeddingOf(
    { library }: LibrarySession,
    space: string,
    document: number,
    passage: number | null,
  ): Promise<Float32Array | null> {
    const rows: readonly EmbeddingRows[] = await library.embeddings.rowsOf(space, [document]);
    return meanOfRows(rows, passage);
  }
}

function searchableOf({ library, encoder, index, words, catalogue }: LibrarySession): Searchable {
  return { encoder, index, words: words.index, catalogue, texts: library.texts };
}
