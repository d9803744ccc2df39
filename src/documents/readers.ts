import type { RawFile, ReadDocument } from './Document';
import { decodeText, type DecodedText } from './decodeText';
import type { FileKind } from './fileKinds';
import { readHtml } from './readers/html';
import { readMarkdown } from './readers/markdown';
import { readPlainText } from './readers/plainText';

/** Reads a file of one kind; throws `ReadError` for a file that cannot be read. */
export type Reader = (file: RawFile) => ReadDocument;

function decoded(read: (source: DecodedText, path: string) => ReadDocument): Reader {
  return (file) => read(decodeText(file), file.path);
}

/** The reader for each kind of file. */
export const readers: Readonly<Record<FileKind, Reader>> = {
  markdown: decoded(readMarkdown),
  text: decoded(readPlainText),
  html: readHtml,
};
