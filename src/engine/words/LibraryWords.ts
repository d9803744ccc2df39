import { languageOfPassages } from '../../documents/detectLanguage';
import { SegmentFormatError } from '../../index/lexical/SegmentFormatError';
import type { Library } from '../../library/openLibrary';
import type { Catalogue } from '../Catalogue';
import type { Platform } from '../Platform';
import { WordIndex, type WordsPart } from './WordIndex';

export interface LibraryWordsParts {
  readonly library: Pick<Library, 'texts' | 'words'>;
  readonly catalogue: Catalogue;
  readonly platform: Pick<Platform, 'now' | 'exclusively'>;
  /** Lets queries and messages that wait go first. */
  readonly nextTurn: () => Promise<void>;
  readonly onChange: () => void;
}

/** Passages are indexed this long before others have their turn, in milliseconds. */
const TURN_MILLISECONDS = 4;
/** After so many passages, what is new is stored: a kill costs the words of no more, which a start then indexes again. */
const STORED_AFTER = 16_384;

/**
 * Keeps the word index in step with the library. What is stored of it is a copy: it may lag behind, and every start puts
 * it right by the catalogue and the stored texts.
 */
export class LibraryWords {
  readonly index = new WordIndex();
  readonly #parts: LibraryWordsParts;
  readonly #end = new AbortController();
  /** Ids of stored segments. */
  readonly #stored = new WeakMap<ArrayBuffer, number>();
  readonly #underWay = new Map<number, Promise<void>>();
  #unstored = 0;
  #storing: Promise<void> | null = null;
  /** Whether there was a call of `store` while it stored. */
  #isStoreWanted = false;

  constructor(parts: LibraryWordsParts) {
    this.#parts = parts;
  }

  /** Takes over what is stored, as far as it is of documents in the catalogue; damaged parts are dropped. */
  async load(): Promise<void> {
    const { library, catalogue, onChange, nextTurn } = this.#parts;
    for (const { id, passages } of catalogue.documents()) this.index.number(id, passages);
    for await (const part of library.words.parts()) {
      this.#end.signal.throwIfAborted();
      try {
        this.index.addPart(part);
        this.#stored.set(part.buffer, part.id);
      } catch (error) {
        if (!(error instanceof SegmentFormatError || error instanceof RangeError)) throw error;
        await library.words.remove(part.id);
      }
      onChange();
      await nextTurn();
    }
    for (const { id, passages } of catalogue.documents()) {
      const indexed = this.index.passagesOf(id);
      // Of the others, a part was lost.
      if (indexed > 0 && indexed < passages) this.index.clear(id);
    }
  }

  /** Indexes what the catalogue has and the index lacks, and stores that. */
  async fill(): Promise<void> {
    for (const { id } of this.#parts.catalogue.documents()) {
      if (this.#end.signal.aborted) return;
      await this.add(id);
    }
    await this.store();
  }

  /**
   * Indexes a document of the catalogue; resolves when its words are found, or it is gone. Its language is detected unless it
   * is given.
   */
  async add(document: number, language?: string | null): Promise<void> {
    const record = this.#parts.catalogue.document(document);
    if (!record || this.#end.signal.aborted) return;
    this.index.number(document, record.passages);
    if (this.index.passagesOf(document) === record.passages) return;
    let indexing = this.#underWay.get(document);
    if (!indexing) {
      indexing = this.#index(document, language).finally(() => this.#underWay.delete(document));
      this.#underWay.set(document, indexing);
    }
    await indexing;
    if (this.#unstored >= STORED_AFTER) void this.store();
  }

  /**
   * Takes over words that were made elsewhere, of documents in the catalogue, as far as the index lacks them; `store`
   * keeps them.
   *
   * @throws SegmentFormatError when they are damaged: then nothing has changed.
   */
  takeOver(part: WordsPart): void {
    for (const document of new Set(part.documents)) {
      const record = this.#parts.catalogue.document(document);
      if (record) this.index.number(document, record.passages);
    }
    this.index.addPart(part);
    this.#unstored += part.documents.length;
    this.#parts.onChange();
  }

  /** Forgets documents that were removed. Their words leave the storage when their segments are joined with others. */
  remove(documents: readonly number[]): void {
    this.index.remove(documents);
  }

  /** Joins segments, and stores what is new. Never rejects. */
  async store(): Promise<void> {
    this.#isStoreWanted = true;
    this.#storing ??= this.#store().finally(() => (this.#storing = null));
    await this.#storing;
  }

  /** Stops all work; resolves when nothing is being written any more. */
  async end(): Promise<void> {
    this.#end.abort();
    await this.#storing;
    await Promise.all(this.#underWay.values());
  }

  async #index(document: number, told?: string | null): Promise<void> {
    const { library, catalogue, platform, nextTurn, onChange } = this.#parts;
    const texts = await library.texts.allPassageTexts(document);
    const isHere = () => !this.#end.signal.aborted && catalogue.document(document) !== undefined;
    if (!isHere()) return;
    const language = told === undefined ? languageOfPassages(texts.map(({ text }) => text)) : told;
    if (language !== null) this.index.putLanguage(document, language);
    let turn = platform.now();
    for (const [passage, { text: body, headings }] of texts.entries()) {
      if (platform.now() - turn >= TURN_MILLISECONDS) {
        await nextTurn();
        turn = platform.now();
      }
      const record = catalogue.document(document);
      if (!isHere() || !record) return;
      const { title, tags, path } = record;
      this.index.add(document, passage, { title, tags, headings, path, body });
      this.#unstored += 1;
    }
    onChange();
    await this.index.mergeSmall({ pause: nextTurn });
  }

  async #store(): Promise<void> {
    const { platform, nextTurn } = this.#parts;
    const { signal } = this.#end;
    try {
      while (this.#isStoreWanted && !signal.aborted) {
        this.#isStoreWanted = false;
        await this.index.merge({ signal, pause: nextTurn });
        await platform.exclusively('inkling-words', () => this.#write());
      }
    } catch {
      // Without room, or closed: what is stored stays as it was, and the next start indexes what it lacks.
    }
  }

  async #write(): Promise<void> {
    this.#end.signal.throwIfAborted();
    const { library, nextTurn } = this.#parts;
    const unstored = this.#unstored;
    const parts = this.index.parts();
    const ids = parts.map(({ buffer }) => this.#stored.get(buffer));
    if (ids.every((id) => id !== undefined)) return;
    const saved = await library.words.save(
      parts.map((part, position) => (ids[position] === undefined ? part : { id: ids[position] })),
      async () => {
        this.#end.signal.throwIfAborted();
        await nextTurn();
      },
    );
    let isComplete = true;
    for (const [position, id] of saved.entries()) {
      if (id !== null) this.#stored.set(parts[position]!.buffer, id);
      else {
        // Another tab took its place with what it knows.
        this.#stored.delete(parts[position]!.buffer);
        isComplete = false;
      }
    }
    if (!isComplete) return await this.#write();
    this.#unstored -= unstored;
  }
}
