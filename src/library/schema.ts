import type { DBSchema, IDBPDatabase } from 'idb';
import type { Block, DocumentDates, Link } from '../documents/Document';
import type { KeptBytes } from './keptBytes';

/** How a source came to be. The engine decides the kinds; the library only keeps the word. */
export interface SourceRecord {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  /** Connected folders: the handle that the browser gave for the folder. Absent in other sources. */
  readonly folder?: unknown;
  /** Sub-folders that are left out, without `/` at the end. */
  readonly excluded?: readonly string[];
  /** Whether the folder is an Obsidian vault; its name is the vault's. */
  readonly isVault?: boolean;
  /** Whether the person stopped what was being added: only they begin anew. */
  readonly isHeld?: boolean;
  readonly lastSync?: SyncRecord;
  /** Packs: the version that was wholly taken in last. */
  readonly pack?: string;
}

/** What the last finished sync of a folder found. */
export interface SyncRecord {
  /** When it began to list the folder, in milliseconds since 1970. */
  readonly at: number;
  /** Numbers of files. */
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
}

/** A document without its text. */
export interface DocumentRecord {
  readonly id: number;
  readonly source: string;
  /** Relative to the source, `/` as separator; unique within it. */
  readonly path: string;
  readonly title: string;
  readonly tags: readonly string[];
  readonly aliases: readonly string[];
  /** Absent in records of earlier versions. */
  readonly authors?: readonly string[];
  readonly dates: DocumentDates;
  readonly warnings: readonly string[];
  /** Last change of the file in milliseconds since 1970, where known. */
  readonly modified: number | null;
  /** SHA-256 of the file's bytes, hexadecimal. */
  readonly contentHash: string;
  /** UTF-16 code units of the text. */
  readonly length: number;
  readonly passages: number;
  /** Documents with pages: where each begins, see `ReadDocument`. */
  readonly pageStarts?: readonly number[];
  /** Copies: the id under which the text is kept, see `contentIds.ts`; absent where that is the document's own. */
  readonly textOf?: number;
  /** Copies: the id under which passages and rows are kept; absent where that is the document's own. */
  readonly passagesOf?: number;
}

/** A stretch of a document's text with the blocks and links that begin in it; ranges count from the document's start. */
export interface TextPartRecord {
  /** Of copies, the `textOf`. */
  readonly document: number;
  /** 0, 1, 2 … */
  readonly part: number;
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly links: readonly Link[];
  /**
   * Texts of one part: the passages that are kept under the same id, too, so that one read gives a document's text and
   * passages. Absent in records of earlier versions.
   */
  readonly passages?: PackedPassages;
}

/** Passages of one document, packed. */
export interface PackedPassages {
  /** Three numbers for each: start, end, position in `headingPaths`. */
  readonly ranges: Uint32Array<ArrayBuffer>;
  readonly headingPaths: readonly (readonly string[])[];
}

/** The passages of one document. */
export interface PassagesRecord extends PackedPassages {
  /** Of copies, the `passagesOf`. */
  readonly document: number;
  /** Two numbers for each passage, see `hashPassage`; absent in records of earlier versions. */
  readonly hashes?: Uint32Array<ArrayBuffer>;
}

/** Rows of some documents in one space: see `embeddingBlock.ts` for the buffer. */
export interface BlockRecord {
  readonly space: string;
  /** Blocks of a space in the order in which their rows were added; not without gaps. */
  readonly sequence: number;
  readonly rows: number;
  /** Each document with rows in the block, once, ascending; of copies, the `passagesOf`. */
  readonly documents: readonly number[];
  readonly buffer: KeptBytes;
}

/** A file that waits to be ingested, or could not be. */
export interface QueuedFileRecord {
  readonly id: number;
  readonly source: string;
  readonly path: string;
  readonly state: 'waiting' | 'failed' | 'skipped';
  readonly modified: number | null;
  /** The file's bytes, kept so that ingest goes on after a restart; absent where trying again cannot help. */
  readonly content?: Blob | ArrayBuffer;
  /** For `failed` and `skipped`: a short stable word, and a sentence. */
  readonly code?: string;
  readonly message?: string;
}

/**
 * A file of a folder as it was when it was last queued. Written in the transaction in which the file is queued, so a file
 * that is seen is durably queued, ingested, or listed with the reason why not.
 */
export interface SeenFileRecord {
  readonly source: string;
  /** Relative to the source, `/` as separator. */
  readonly path: string;
  /** The file's size. */
  readonly bytes: number;
  /** Last change in milliseconds since 1970, where the platform tells. */
  readonly modified: number | null;
}

/** A segment of the word index, and which passage each of its rows is: see `segmentLayout.ts` for the buffer. */
export interface WordsRecord {
  readonly id: number;
  /** Document of each row; 0 where it was removed. */
  readonly documents: Uint32Array<ArrayBuffer>;
  /** Position of each row's passage within its document. */
  readonly passages: Uint32Array<ArrayBuffer>;
  /** Of its documents, those whose language could be told: the code, such as `de`. */
  readonly languages: ReadonlyMap<number, string>;
  readonly buffer: ArrayBuffer;
}

/**
 * How a part of the word index is stored. Its buffer is a `Blob`, because to write or read an `ArrayBuffer` of 80 MB holds
 * up the thread for a fifth of a second; earlier versions stored that.
 */
export interface KeptWordsRecord extends Omit<WordsRecord, 'buffer'> {
  readonly buffer: KeptBytes;
}

/** A choice of the person, or something learnt about this device. */
export interface SettingRecord {
  readonly name: string;
  readonly value: unknown;
}

export interface LibrarySchema extends DBSchema {
  sources: { key: string; value: SourceRecord };
  documents: {
    key: number;
    value: DocumentRecord;
    indexes: {
      bySourceAndPath: [string, string];
      /** Copies only, as the next one. */
      byTextOf: number;
      byPassagesOf: number;
    };
  };
  texts: { key: [number, number]; value: TextPartRecord };
  passages: { key: number; value: PassagesRecord };
  blocks: {
    key: [space: string, sequence: number, rows: number];
    value: BlockRecord;
    indexes: { byDocument: number };
  };
  queue: {
    key: number;
    value: QueuedFileRecord;
    indexes: {
      byState: [string, number];
      bySourceAndState: [string, string];
      bySourceAndPath: [string, string];
    };
  };
  settings: { key: string; value: SettingRecord };
  files: { key: [source: string, path: string]; value: SeenFileRecord };
  /** Rows of removed passages. */
  spares: { key: [space: string, sequence: number, rows: number]; value: BlockRecord };
  words: { key: number; value: KeptWordsRecord };
}

export type LibraryDatabase = IDBPDatabase<LibrarySchema>;
