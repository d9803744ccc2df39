import { demandSize } from '../../documents/fileSizes';
import { spaceOf } from '../../encoders/Encoder';
import type { QueuedFileRecord } from '../../library/schema';
import type { ReaderApi } from '../../protocol/ReaderApi';
import { canCopy } from '../canCopy';
import { encodePassages } from '../encodePassages';
import { FileFailure } from '../FileFailure';
import type { FileOutcome } from './FileOutcome';
import type { IngestParts } from './Ingest';

/** A file with its content at hand, being read while the file before it is encoded. */
export interface FileInHand {
  readonly content: ArrayBuffer;
  readonly contentHash: string;
  /** null when the library holds this content already, or soon may. */
  readonly reading: ReturnType<ReaderApi['read']> | null;
}

export interface QueuedFileReaderParts extends Pick<
  IngestParts,
  | 'library'
  | 'encoder'
  | 'spareSpaces'
  | 'reader'
  | 'limits'
  | 'catalogue'
  | 'platform'
  | 'queriesFirst'
  | 'onCommit'
  | 'indexWords'
  | 'onChange'
> {
  /** Lets whatever is more urgent go first, and waits while ingest is paused. */
  readonly nextTurn: () => Promise<void>;
  /** So many passages have been encoded. */
  readonly onEncoded: (passages: number) => void;
}

/** Finds out what is to be written for a file of the queue: reads and encodes it, or takes over what is known already. */
export class QueuedFileReader {
  readonly #parts: QueuedFileReaderParts;
  /** Hashes of contents that are being read or written. */
  readonly #underWay = new Set<string>();

  constructor(parts: QueuedFileReaderParts) {
    this.#parts = parts;
  }

  /** Forgets which contents are under way. */
  restart(): void {
    this.#underWay.clear();
  }

  /** A content was written, or given up. */
  settled(contentHash: string): void {
    this.#underWay.delete(contentHash);
  }

  /** Begins to read a file. Never rejects: a failure is only reported when the file's turn has come. */
  async takeInHand(file: QueuedFileRecord): Promise<FileInHand | FileFailure> {
    try {
      await this.#parts.queriesFirst.turn();
      if (file.content === undefined) throw new FileFailure('lost', 'Its content is gone. Add the file again.', false);
      demandSize(
        'size' in file.content ? file.content.size : file.content.byteLength,
        this.#parts.limits.current.largestFile,
      );
      const content = file.content instanceof ArrayBuffer ? file.content : await file.content.arrayBuffer();
      const contentHash = await this.#parts.platform.sha256(content);
      const isKnown = this.#parts.catalogue.withContent(contentHash).length > 0 || this.#underWay.has(contentHash);
      if (isKnown) return { content, contentHash, reading: null };
      this.#underWay.add(contentHash);
      const reading = this.#read(file, content);
      reading.catch(() => undefined);
      return { content, contentHash, reading };
    } catch (error) {
      return FileFailure.from(error);
    }
  }

  /** Encodes what a file was read as, and tells what is to be written for it. `settled`: all files before it are written. */
  async encode(
    file: QueuedFileRecord,
    inHand: FileInHand | FileFailure,
    settled: () => Promise<void>,
    signal: AbortSignal,
  ): Promise<FileOutcome> {
    const { encoder, platform, nextTurn, onEncoded, onChange } = this.#parts;
    const { path, source, modified } = file;
    if (inHand instanceof FileFailure) return { kind: 'failed', failure: inHand };
    const { content, contentHash, reading } = inHand;
    if (reading === null) {
      await settled();
      const known = await this.#takeKnown(file, contentHash);
      if (known !== null) return known;
    }
    try {
      const read = await (reading ?? this.#read(file, content));
      if ('files' in read) return { kind: 'archive', archive: read };
      const { document, passages, language } = read;
      const rows = await encodePassages(encoder, platform, document, passages, {
        signal,
        nextTurn,
        onEncoded: (encoded) => {
          onEncoded(encoded);
          onChange();
        },
      });
      const spareSpaces = this.#parts.spareSpaces();
      const space = spaceOf(encoder);
      return {
        kind: 'document',
        language,
        document: { source, path, modified, contentHash, read: document, passages, rows, space, spareSpaces },
      };
    } catch (error) {
      if (signal.aborted) throw error;
      return { kind: 'failed', failure: FileFailure.from(error) };
    }
  }

  /** Takes a file's content over from the library, where it is there already; null when the file has to be read. */
  async #takeKnown(file: QueuedFileRecord, contentHash: string): Promise<FileOutcome | null> {
    const { catalogue, library, encoder, spareSpaces, onCommit, indexWords } = this.#parts;
    const { source, path, modified } = file;
    const own = catalogue.documentAt(source, path);
    if (own?.contentHash === contentHash) return { kind: 'unchanged', document: own.id };
    for (const twin of catalogue.withContent(contentHash)) {
      if (!canCopy(twin, path)) continue;
      const added = { source, path, modified, space: spaceOf(encoder), spareSpaces: spareSpaces() };
      const commit = await library.documents.copy(twin.id, added, file.id);
      if (commit === 'gone') continue;
      if (commit !== null) {
        onCommit(commit, commit.rows);
        await indexWords(commit.document.id);
      }
      return { kind: 'copied', commit };
    }
    return null;
  }

  #read({ path }: QueuedFileRecord, content: ArrayBuffer): ReturnType<ReaderApi['read']> {
    return this.#parts.reader.read({ path, bytes: new Uint8Array(content) });
  }
}
