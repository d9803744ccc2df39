import { checkSegment } from '../../index/lexical/checkSegment';
import { SegmentFormatError } from '../../index/lexical/SegmentFormatError';
import { BackupError } from './BackupError';
import { unpackJson } from './backupRecords';
import { demandShape, languagesSchema } from './backupShapes';
import { joinBytes } from './FrameSeal';

/** A part of the word index as a backup holds it: a segment, and which passage each of its rows is. */
export interface BackedUpWords {
  /** Position in the file of each row's document, from 0. */
  readonly documents: Uint32Array<ArrayBuffer>;
  /** Position of each row's passage within its document. */
  readonly passages: Uint32Array<ArrayBuffer>;
  /** By position of the document, where it could be told. */
  readonly languages: ReadonlyMap<number, string>;
  /** See `segmentLayout.ts`. */
  readonly buffer: ArrayBuffer;
}

/** Numbers of rows and of bytes of the languages. */
const HEAD_BYTES = 8;

/** The content of a record of words: two numbers, documents, passages, languages as JSON, the segment. */
export function packWords({ documents, passages, languages, buffer }: BackedUpWords): Uint8Array<ArrayBuffer> {
  const told = new TextEncoder().encode(JSON.stringify([...languages]));
  const head = new Uint8Array(HEAD_BYTES + 8 * documents.length);
  const view = new DataView(head.buffer);
  view.setUint32(0, documents.length, true);
  view.setUint32(4, told.length, true);
  for (const [row, document] of documents.entries()) {
    view.setUint32(HEAD_BYTES + 4 * row, document, true);
    view.setUint32(HEAD_BYTES + 4 * (documents.length + row), passages[row]!, true);
  }
  return joinBytes(head, told, new Uint8Array(buffer));
}

export interface UnpackWordsOptions {
  /** Passages of each document in the file so far. */
  readonly passagesOf: readonly number[];
  /** Whether the segment has been found sound before. */
  readonly isChecked: boolean;
}

/** @throws BackupError `damaged` unless every row is of a passage that is there, and the segment is sound. */
export function unpackWords(
  content: Uint8Array<ArrayBuffer>,
  { passagesOf, isChecked }: UnpackWordsOptions,
): BackedUpWords {
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
  const rows = content.length < HEAD_BYTES ? Infinity : view.getUint32(0, true);
  const segmentAt = rows === Infinity ? Infinity : HEAD_BYTES + 8 * rows + view.getUint32(4, true);
  if (segmentAt > content.length) throw BackupError.damaged('words are cut off');
  const documents = new Uint32Array(rows);
  const passages = new Uint32Array(rows);
  for (let row = 0; row < rows; row++) {
    documents[row] = view.getUint32(HEAD_BYTES + 4 * row, true);
    passages[row] = view.getUint32(HEAD_BYTES + 4 * (rows + row), true);
    if (passages[row]! >= (passagesOf[documents[row]!] ?? 0)) {
      throw BackupError.damaged('words are of a passage that is not there');
    }
  }
  const told = unpackJson(content.subarray(HEAD_BYTES + 8 * rows, segmentAt));
  const languages = new Map(demandShape(languagesSchema, told, 'the languages of documents'));
  // A segment is read in place, which needs a buffer that begins with it.
  const { buffer } = content.slice(segmentAt);
  try {
    if (!isChecked && checkSegment(buffer) !== rows)
      throw BackupError.damaged('words are of other passages than it says');
  } catch (error) {
    if (error instanceof SegmentFormatError) throw BackupError.damaged(`of its words, ${error.message}`, error);
    throw error;
  }
  return { documents, passages, languages, buffer };
}
