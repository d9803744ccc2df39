import type { Passage } from '../documents/Document';
import type { ArrivingDocuments } from './backup/ArrivingDocuments';
import { contentId, ContentIds } from './contentIds';
import { unpackPassage, unpackPassages } from './passageRanges';
import { PART_LENGTH } from './textParts';
import { RecentTexts } from './RecentTexts';
import type { DocumentRecord, LibraryDatabase, PackedPassages, PassagesRecord, TextPartRecord } from './schema';

/** A passage by document and position within it. */
export interface PassageKey {
  readonly document: number;
  readonly passage: number;
}

/** A passage with its text. */
export interface PassageText extends Passage {
  readonly text: string;
}

/** Reads the texts and passages of documents. */
export class TextStore {
  readonly #database: LibraryDatabase;
  readonly #arriving: ArrivingDocuments;
  readonly #recent = new RecentTexts();
  /** Documents that are being read into memory. */
  readonly #recalls = new Map<number, Promise<void>>();
  readonly #ids = new ContentIds();

  constructor(database: LibraryDatabase, arriving: ArrivingDocuments) {
    this.#database = database;
    this.#arriving = arriving;
  }

  /** All passages of a document, in order; none when it is gone. */
  async passages(document: number): Promise<readonly Passage[]> {
    const arriving = this.#arriving.get(document);
    if (arriving) return arriving.passages;
    const record = await this.#passages(document);
    return record ? unpackPassages(record) : [];
  }

  /** All passages of a document with their texts, in order; none when it is gone. */
  async allPassageTexts(document: number): Promise<PassageText[]> {
    const arriving = this.#arriving.get(document);
    if (arriving) return textsOf(arriving.passages, arriving.parts.map(({ text }) => text).join(''));
    const recent = this.#recent.get(document);
    if (recent) return textsOf(unpackPassages(recent.passages), recent.text);
    const texts = await this.#read(document, async () => {
      const transaction = this.#database.transaction(['passages', 'texts']);
      const text = this.#ids.of(document, 'textOf');
      const [passages, parts] = await Promise.all([
        transaction.objectStore('passages').get(this.#ids.of(document, 'passagesOf')),
        transaction.objectStore('texts').getAll(IDBKeyRange.bound([text, 0], [text, Infinity])),
      ]);
      if (!passages || parts.length === 0) return undefined;
      return textsOf(unpackPassages(passages), parts.map((part) => part.text).join(''));
    });
    return texts ?? [];
  }

  /** Two numbers for each passage of a document, see `hashPassage`; null when it is gone or was stored without them. */
  async passageHashes(document: number): Promise<Uint32Array | null> {
    return (await this.#passages(document))?.hashes ?? null;
  }

  /**
   * Begins to read several passages with their texts: a promise for each, so that one can be looked at while the others
   * are read; null for those that are gone. Promises that nobody awaits may fail unnoticed.
   */
  passageTexts(wanted: readonly PassageKey[]): Promise<PassageText | null>[] {
    this.expect(wanted);
    return wanted.map((key) => {
      const text = this.#passageText(key);
      text.catch(() => undefined);
      return text;
    });
  }

  /**
   * Begins to read passages that will probably be asked for: those that are asked for come so much sooner. Documents of one
   * part are read into memory, all in one transaction; longer ones stay where they are.
   */
  expect(wanted: readonly PassageKey[]): void {
    const isKnown = (document: number) =>
      this.#arriving.has(document) || this.#recalls.has(document) || this.#recent.get(document) !== undefined;
    const documents = new Set(wanted.map(({ document }) => document).filter((document) => !isKnown(document)));
    if (documents.size === 0) return;
    const transaction = this.#database.transaction(['passages', 'texts']);
    const recall = async (document: number): Promise<void> => {
      const [text, passages] = [this.#ids.of(document, 'textOf'), this.#ids.of(document, 'passagesOf')];
      const first = await transaction.objectStore('texts').get([text, 0]);
      // A part that is full may have another behind it.
      if (!first || first.text.length >= PART_LENGTH) return;
      const beside = text === passages ? first.passages : undefined;
      const packed = beside ?? (await transaction.objectStore('passages').get(passages));
      if (packed) this.remember(document, packed, first.text);
    };
    for (const document of documents) {
      const recalled = recall(document).finally(() => this.#recalls.delete(document));
      recalled.catch(() => undefined);
      this.#recalls.set(document, recalled);
    }
  }

  /** The parts of a document's text that hold code units `start` to `end`, in order; empty when it is gone. */
  async textParts(document: number, start: number, end: number): Promise<TextPartRecord[]> {
    const { first, last } = partsAt(start, end);
    const arriving = this.#arriving.parts(document)?.slice(first, last + 1);
    if (arriving) return arriving;
    const parts = await this.#read(document, async () => {
      const text = this.#ids.of(document, 'textOf');
      const found = await this.#database.getAll('texts', IDBKeyRange.bound([text, first], [text, last]));
      return found.length > 0 ? found : undefined;
    });
    return parts ?? [];
  }

  /** Code units `start` to `end` of a document's text; shorter when it is gone. */
  async text(document: number, start: number, end: number): Promise<string> {
    return cutText(await this.textParts(document, start, end), start, end);
  }

  /** Takes over where a document's record says that its text and passages are kept. */
  note(document: DocumentRecord): void {
    this.#ids.note(document);
  }

  /** Keeps the text of a document at hand that was just written or read, unless it is long. */
  remember(document: number, passages: PackedPassages, text: string): void {
    if (text.length <= PART_LENGTH) this.#recent.add(document, { passages, text });
  }

  /** Forgets documents that are gone. */
  forget(documents: readonly number[]): void {
    for (const document of documents) {
      this.#recent.delete(document);
      this.#ids.forget(document);
    }
  }

  async #passageText({ document, passage }: PassageKey): Promise<PassageText | null> {
    await this.#recalls.get(document);
    const recent = this.#arriving.has(document) ? undefined : this.#recent.get(document);
    if (recent) {
      const range = unpackPassage(recent.passages, passage);
      return { ...range, text: recent.text.slice(range.start, range.end) };
    }
    const range = await this.#passage(document, passage);
    const text = range && (await this.text(document, range.start, range.end));
    return range && text ? { ...range, text } : null;
  }

  /** Where a passage lies; null when its document is gone. */
  async #passage(document: number, passage: number): Promise<Passage | null> {
    const arriving = this.#arriving.get(document);
    if (arriving) return arriving.passages[passage]!;
    const record = await this.#passages(document);
    return record ? unpackPassage(record, passage) : null;
  }

  async #passages(document: number): Promise<PassagesRecord | undefined> {
    return await this.#read(document, () => this.#database.get('passages', this.#ids.of(document, 'passagesOf')));
  }

  /** Reads again where there was nothing, as long as there is news of where the document's content is kept. */
  async #read<Found>(document: number, read: () => Promise<Found | undefined>): Promise<Found | undefined> {
    for (;;) {
      const [text, passages] = [this.#ids.of(document, 'textOf'), this.#ids.of(document, 'passagesOf')];
      const found = await read();
      if (found !== undefined) return found;
      const record = await this.#database.get('documents', document);
      if (!record) return undefined;
      this.#ids.note(record);
      if (contentId(record, 'textOf') === text && contentId(record, 'passagesOf') === passages) return undefined;
    }
  }
}

function textsOf(passages: readonly Passage[], text: string): PassageText[] {
  return passages.map((passage) => ({ ...passage, text: text.slice(passage.start, passage.end) }));
}

/** The first and the last part that hold code units `start` to `end` of a text. */
function partsAt(start: number, end: number): { readonly first: number; readonly last: number } {
  return { first: Math.floor(start / PART_LENGTH), last: Math.floor(Math.max(start, end - 1) / PART_LENGTH) };
}

/** Code units `start` to `end` of a document's text, out of the parts that hold them. */
export function cutText(parts: readonly TextPartRecord[], start: number, end: number): string {
  const offset = (parts[0]?.part ?? 0) * PART_LENGTH;
  return parts
    .map(({ text }) => text)
    .join('')
    .slice(start - offset, end - offset);
}
