import type { BackedUpDocument } from './BackedUpDocument';
import { unpackWords, type BackedUpWords } from './BackedUpWords';
import { BackupError } from './BackupError';
import { HEADER_BYTES, unpackHeader } from './backupHeader';
import { RECORD_KINDS, unpackJson, unpackRecords } from './backupRecords';
import {
  demandShape,
  documentSchema,
  endSchema,
  librarySchema,
  passagesSchema,
  textSchema,
  type BackupLibrary,
} from './backupShapes';
import { DocumentAssembly } from './DocumentAssembly';
import { makeSeal, type FrameSeal } from './FrameSeal';
import { readFrames } from './readFrames';

/** What a backup holds, as its first record tells and `check` has confirmed. */
export interface BackupContents {
  readonly library: BackupLibrary;
  readonly documents: number;
  readonly passages: number;
  /** Hash of the content of each document, by `backedUpKey`. */
  readonly hashes: ReadonlyMap<string, string>;
  /** All that a pack holds, unless it is too large to be kept in memory; null of a backup. */
  readonly whole: WholePack | null;
}

/** What a pack holds, in its order. */
export interface WholePack {
  readonly documents: readonly BackedUpDocument[];
  readonly words: readonly BackedUpWords[];
}

/** Names a document of a backup. */
export function backedUpKey({ source, path }: { readonly source: string; readonly path: string }): string {
  return JSON.stringify([source, path]);
}

/** A larger pack is read a second time when it is taken in: in memory it takes some times its bytes. */
const LARGEST_WHOLE = 64 << 20;

export interface ReadBackupOptions {
  readonly signal: AbortSignal;
  /** Called with the bytes read so far. */
  readonly onRead: (bytes: number) => void;
}

/** A backup that is being read: one frame and one document of it are in memory at a time. */
export class BackupFile {
  readonly #file: Blob;
  readonly #seal: FrameSeal;
  #isChecked = false;

  private constructor(file: Blob, seal: FrameSeal) {
    this.#file = file;
    this.#seal = seal;
  }

  /** @throws BackupError when it is no backup, or the passphrase is missing. */
  static async open(file: Blob, passphrase: string | null): Promise<BackupFile> {
    const header = new Uint8Array(await file.slice(0, HEADER_BYTES).arrayBuffer());
    return new BackupFile(file, await makeSeal(header, unpackHeader(header), passphrase));
  }

  get bytes(): number {
    return this.#file.size;
  }

  /**
   * Reads all of it and checks everything: seals, order, shapes, offsets, counts.
   *
   * @throws BackupError saying what is wrong.
   * @throws the signal's reason when aborted.
   */
  async check(options: ReadBackupOptions): Promise<BackupContents> {
    let library: BackupLibrary | null = null;
    const hashes = new Map<string, string>();
    const documents: BackedUpDocument[] = [];
    const words: BackedUpWords[] = [];
    let passages = 0;
    let isKept = false;
    for await (const read of this.read(options)) {
      if ('spaces' in read) {
        library = demandOneSource(read);
        isKept = library.pack !== undefined && this.bytes <= LARGEST_WHOLE;
      } else if ('record' in read) {
        if (isKept) documents.push(read);
        const key = backedUpKey(read.record);
        if (hashes.has(key)) throw BackupError.damaged(`“${read.record.path}” is in it twice`);
        hashes.set(key, read.record.contentHash);
        passages += read.record.passages;
      } else if (isKept) words.push(read);
    }
    if (library === null) throw BackupError.damaged('it is empty');
    this.#isChecked = true;
    return { library, documents: hashes.size, passages, hashes, whole: isKept ? { documents, words } : null };
  }

  /**
   * The library's record, then every document, then its words, each checked by itself.
   *
   * @throws as `check`.
   */
  async *read({ signal, onRead }: ReadBackupOptions): AsyncGenerator<BackupLibrary | BackedUpDocument | BackedUpWords> {
    let library: BackupLibrary | null = null;
    let assembly: DocumentAssembly | null = null;
    let isOver = false;
    const counts = { documents: 0, passages: 0, rows: 0, words: 0 };
    const passagesOf: number[] = [];
    const counted = (document: BackedUpDocument): BackedUpDocument => {
      counts.documents += 1;
      counts.passages += document.record.passages;
      passagesOf.push(document.record.passages);
      for (const { scales } of document.rows.values()) counts.rows += scales.length;
      return document;
    };
    for await (const { payload, end } of readFrames(this.#file, this.#seal)) {
      for (const { kind, content } of unpackRecords(payload)) {
        signal.throwIfAborted();
        if (isOver) throw BackupError.damaged('there are records behind its last one');
        if ((library === null) !== (kind === RECORD_KINDS.library))
          throw BackupError.damaged('its records are not in order');
        if (kind === RECORD_KINDS.library) {
          library = demandShape(librarySchema, unpackJson(content), 'its first record');
          yield library;
        } else if (kind === RECORD_KINDS.document || kind === RECORD_KINDS.words || kind === RECORD_KINDS.end) {
          if (assembly !== null) yield counted(assembly.finish());
          assembly = null;
          if (kind === RECORD_KINDS.document) {
            const fields = demandShape(documentSchema, unpackJson(content), `document ${counts.documents + 1}`);
            assembly = new DocumentAssembly(fields, library!);
          } else if (kind === RECORD_KINDS.words) {
            const words = unpackWords(content, { passagesOf, isChecked: this.#isChecked });
            counts.words += words.documents.length;
            yield words;
          } else {
            isOver = true;
            const told = demandShape(endSchema, unpackJson(content), 'its last record');
            if (JSON.stringify(told) !== JSON.stringify(counts))
              throw BackupError.damaged('documents are missing in it');
          }
        } else if (assembly === null) throw BackupError.damaged('its records are not in order');
        else if (kind === RECORD_KINDS.text) assembly.addText(demandShape(textSchema, unpackJson(content), 'a text'));
        else if (kind === RECORD_KINDS.passages) {
          assembly.setPassages(demandShape(passagesSchema, unpackJson(content), 'the passages of a document'));
        } else if (kind === RECORD_KINDS.rows) {
          if (content.length < 4) throw BackupError.damaged('embeddings are cut off');
          const position = new DataView(content.buffer, content.byteOffset).getUint32(0, true);
          assembly.addRows(position, content.subarray(4));
        } else throw BackupError.damaged(`there is no record of kind ${kind}`);
      }
      onRead(end);
    }
    if (!isOver) throw BackupError.damaged('its last record is missing');
  }
}

/** A pack brings its own documents up to date, so it may not be of what the person added. */
function demandOneSource(library: BackupLibrary): BackupLibrary {
  const { pack, sources } = library;
  const isOfAPack = ({ id, kind }: BackupLibrary['sources'][number]): boolean =>
    (kind === 'pack' || kind === 'sample') && id.startsWith(`${kind}:`);
  if (pack !== undefined && !(sources.length === 1 && sources.every(isOfAPack))) {
    throw BackupError.damaged('a pack is of one source of its own');
  }
  return library;
}
