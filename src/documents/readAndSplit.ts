import type { UnpackedFile } from './archives/UnpackedFile';
import { languageOfPassages } from './detectLanguage';
import type { Passage, RawFile, ReadDocument } from './Document';
import { readFile } from './readFile';
import type { ReaderResources } from './ReaderResources';
import { splitPassages } from './splitPassages';
import { unpackFile } from './unpackFile';

/** A file read and split. */
export interface ReadFile {
  readonly document: ReadDocument;
  readonly passages: readonly Passage[];
  /** As `languageOfPassages` tells it. */
  readonly language: string | null;
}

/** An archive taken apart: each of its files is to be read by itself. */
export interface UnpackedArchive {
  readonly files: readonly UnpackedFile[];
}

/**
 * All that becomes of a file before it is encoded: a document with its passages and its language, or the files of an
 * archive.
 *
 * @throws ReadError as `readFile` and `unpackFile`.
 */
export async function readAndSplit(file: RawFile, resources: ReaderResources): Promise<ReadFile | UnpackedArchive> {
  const files = await unpackFile(file, resources.limits);
  if (files !== null) return { files };
  const document = await readFile(file, resources);
  const passages = splitPassages(document);
  const texts = passages.map(({ start, end }) => document.text.slice(start, end));
  return { document, passages, language: languageOfPassages(texts) };
}
